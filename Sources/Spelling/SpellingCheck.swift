import BookModel
import Diagnostics

/// Looks up every word of a book with hunspell: one process for all words that are new.
public struct SpellingCheck: Sendable {
  private let book: Book
  private let cache: SpellingCache
  private let hunspell: Hunspell?

  /// Prepares a check.
  ///
  /// - Parameters:
  ///   - book: The book; without `chapters/words.txt` nothing is looked up.
  ///   - cacheFolder: Where verdicts are kept; `nil` for `.course` in the book.
  ///   - folders: Where the program `hunspell` may be.
  public init(
    book: Book, cacheFolder: String? = nil,
    folders: [String] = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
  ) {
    self.book = book
    cache = SpellingCache(folder: cacheFolder ?? book.root + "/.course")
    hunspell = book.words.flatMap { Hunspell(dictionary: $0.dictionary, folders: folders) }
  }

  /// Looks the words up.
  public func report() async -> SpellingReport {
    guard let list = book.words else { return SpellingReport(state: .notAsked) }
    guard let hunspell else {
      return SpellingReport(state: .missing(Hunspell.remedy(dictionary: list.dictionary)))
    }
    let words = spelledChapters.flatMap(\.prose).flatMap(\.text.spelledWords)
    let all = Set(words).filter { !list.contains($0) }
    var verdicts = cache.verdicts(for: hunspell.digest)
    let unknown = all.filter { verdicts[$0] == nil }
    if !unknown.isEmpty {
      let found = await hunspell.verdicts(on: unknown.sorted())
      guard let found else {
        return SpellingReport(state: .missing("'\(hunspell.program)' fails; install it again"))
      }
      verdicts.merge(found) { $1 }
      cache.keep(verdicts.filter { all.contains($0.key) }, for: hunspell.digest)
    }
    let wrong = verdicts.filter { all.contains($0.key) && !$0.value.isRight }
    return SpellingReport(
      state: .checked(words: words.count),
      diagnostics: spelledChapters.flatMap { diagnostics(in: $0, wrong: wrong) })
  }

  /// The chapters in the language of the dictionary: the book's.
  private var spelledChapters: [Chapter] {
    book.chapters.filter { $0.frontMatter.language == nil }
  }

  /// Reports each wrong word of a chapter once.
  private func diagnostics(in chapter: Chapter, wrong: [String: Verdict]) -> [Diagnostic] {
    if wrong.isEmpty { return [] }
    var seen: Set<String> = []
    return chapter.spelledWords.compactMap { word in
      guard let verdict = wrong[word.text], seen.insert(word.text).inserted else { return nil }
      let nearest = verdict.suggestions.first.map { "write '\($0)', or " } ?? ""
      return Diagnostic(
        "unknown-word", "no dictionary has the word '\(word.text)'",
        at: word.range(in: chapter.source),
        help: "\(nearest)add it to chapters/words.txt")
    }
  }
}

/// What came of looking up a book's words.
public struct SpellingReport: Sendable {
  /// How far it went.
  public enum State: Hashable, Sendable {
    /// All words were looked up.
    case checked(words: Int)

    /// The book has no `chapters/words.txt`.
    case notAsked

    /// The program or the dictionary is missing; with what to do about it.
    case missing(String)
  }

  /// How far it went.
  public var state: State

  /// The words that are wrong.
  public var diagnostics: [Diagnostic] = []

  /// Creates a report.
  public init(state: State, diagnostics: [Diagnostic] = []) {
    self.state = state
    self.diagnostics = diagnostics
  }
}
