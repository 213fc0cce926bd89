import BookModel
import Diagnostics
import SnippetRunner

/// A book without anything that waits for a script or a click, from which an EPUB and a printed book
/// are made.
///
/// Its pages are those of the site, rendered by the same code and templates, and then stilled.
public struct StillBook: Sendable {
  /// Formulas that cannot be set, links that lead nowhere, pictures that are missing.
  public private(set) var diagnostics: [Diagnostic] = []

  let title: String

  /// The language of the book's prose, as HTML names it.
  let language: String
  let theme: Theme

  /// The chapters in order, and the sources.
  private(set) var pages: [StillPage] = []

  /// The pictures that pages show, by their paths relative to the book, sorted.
  private(set) var pictures: [SiteFile] = []

  /// How many facts are proven; `nil` if the book has none.
  let tally: CheckTally?

  /// When a chapter's program was last run, in seconds since 1970; `nil` if none was.
  let checkedAt: Int?

  /// Renders a book.
  ///
  /// - Parameters:
  ///   - book: The book, as read.
  ///   - results: What the chapters' programs did; chapters without a result are shown as not run.
  ///   - exercises: What the proofs of exercises say of facts.
  ///   - theme: The looks.
  ///   - picture: Reads a picture of the book, by its path relative to the book's folder; returns
  ///     `nil` if there is none.
  /// - Throws: `SiteError.template` where a template leaves an element open or writes characters by
  ///   names that XML does not have.
  public init(
    book: Book, results: [ChapterResult], exercises: [FactCoverage.ExerciseCheck] = [],
    theme: Theme, picture: (String) -> [UInt8]? = { _ in nil }
  ) throws(SiteError) {
    let context = SiteContext(book: book, results: results, exercises: exercises)
    let entries = context.coverage.entries
    title = book.title
    language = book.settings.language
    self.theme = theme
    tally = entries.isEmpty ? nil : CheckTally(of: entries)
    // A chapter without a program is found right anew each time.
    checkedAt = results.filter { !$0.outcomes.isEmpty }.map(\.mark.time).max()
    try addPages(SitePages(context: context, theme: theme), picture: picture)
  }

  private mutating func addPages(
    _ site: SitePages, picture: (String) -> [UInt8]?
  ) throws(SiteError) {
    var part: String?
    var paths: Set<String> = []
    for entry in site.context.pages.entries {
      let (markup, renderer) = site.content(of: entry)
      var page = try Self.page(entry.page, entry.chapter.frontMatter.title, markup, "chapter")
      page.number = entry.number
      page.opensPart = entry.part == part ? nil : entry.part
      page.sections = renderer.headings.compactMap { heading in
        let nodes = (try? MarkupParser.nodes(of: heading.content.markup)) ?? []
        let title = MarkupElement("span", [:], nodes).text
        return StillPage.Section(level: heading.level, id: heading.id, title: title)
      }
      part = entry.part
      pages.append(page)
      diagnostics += renderer.diagnostics
      let place = SourceRange(path: entry.chapter.path, line: 1)
      for path in renderer.pictures.sorted() where paths.insert(path).inserted {
        add(picture: path, picture(path), at: place)
      }
    }
    pictures.sort { $0.path < $1.path }
    guard tally != nil else { return }
    pages.append(
      try Self.page(PageMap.facts, SitePages.factsTitle, site.factsContent(), "facts"))
  }

  private mutating func add(picture path: String, _ bytes: [UInt8]?, at place: SourceRange) {
    if let bytes {
      pictures.append(SiteFile(path: path, bytes: bytes))
    } else {
      diagnostics.append(
        Diagnostic("picture-missing", "the book has no picture '\(path)'", at: place))
    }
  }

  private static func page(
    _ page: String, _ title: String, _ markup: String, _ template: String
  ) throws(SiteError) -> StillPage {
    do {
      let nodes = try MarkupParser.nodes(of: markup)
      return StillPage(page: page, title: title, sections: [], content: StillForm.content(nodes))
    } catch {
      throw .template(name: template, reason: error.reason)
    }
  }
}
