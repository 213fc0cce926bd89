import Diagnostics

/// A whole book as its author wrote it: nothing has been run yet.
public struct Book: Sendable {
  /// The absolute path of the book's folder.
  public var root: String

  /// The title, from the first heading of `SUMMARY.md`.
  public var title: String

  /// The table of contents in order.
  public var summary: [SummaryEntry]

  /// The chapters in the order of the table of contents.
  public var chapters: [Chapter]

  /// The exercises, in the order of their chapters.
  public var exercises: [Exercise]

  /// What the source documents state, from `chapters/facts.yaml`.
  public var facts: FactList

  /// Every line of the documents with what covers it, by document, from `chapters/claims`.
  public var claims: [String: ClaimLedger]

  /// The works that chapters cite, from `chapters/references.bib`.
  public var bibliography: Bibliography

  /// The words that no dictionary has, from `chapters/words.txt`; `nil` without that file, in which
  /// case no words are looked up.
  public var words: WordList?

  /// Other names that the search knows, from `chapters/synonyms.txt`.
  public var synonyms: Synonyms

  /// What it says about itself, from `course.yaml`.
  public var settings: CourseSettings

  /// What is wrong with the book's text.
  public var diagnostics: [Diagnostic]

  /// The texts of all files that a diagnostic may point into, by path relative to `root`.
  public var sources: [String: SourceFile]

  /// Creates a book.
  public init(
    root: String,
    title: String,
    summary: [SummaryEntry],
    chapters: [Chapter],
    exercises: [Exercise] = [],
    facts: FactList,
    claims: [String: ClaimLedger] = [:],
    bibliography: Bibliography = Bibliography(),
    words: WordList? = nil,
    synonyms: Synonyms = Synonyms(),
    settings: CourseSettings = CourseSettings(),
    diagnostics: [Diagnostic],
    sources: [String: SourceFile]
  ) {
    self.root = root
    self.title = title
    self.summary = summary
    self.chapters = chapters
    self.exercises = exercises
    self.facts = facts
    self.claims = claims
    self.bibliography = bibliography
    self.words = words
    self.synonyms = synonyms
    self.settings = settings
    self.diagnostics = diagnostics
    self.sources = sources
  }
}

/// One line of `SUMMARY.md`.
public enum SummaryEntry: Hashable, Sendable {
  /// A heading that groups the chapters below it.
  case part(title: String)

  /// A chapter: the title as linked, its path relative to the book, and its depth from 0.
  case chapter(title: String, path: String, depth: Int)
}
