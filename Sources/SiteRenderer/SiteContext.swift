import BookModel
import SnippetRunner

/// What all pages of a site share.
struct SiteContext {
  let book: Book
  let results: [String: ChapterResult]
  let pages: PageMap

  /// The numbers of sections, figures and formulas.
  let labels: Labels

  /// What pages may know of right answers, by the exercise's id.
  var keys: [String: AnswerKey] = [:]

  /// The links that set the live figures of each chapter, by its path.
  let figureLinks: [String: [FigureLink]]

  /// What is known of each fact.
  let coverage: FactCoverage

  let math: any MathRenderer = MathMLRenderer()
  let highlighter: any Highlighter = SwiftHighlighter()

  init(
    book: Book, results: [ChapterResult], exercises: [FactCoverage.ExerciseCheck] = []
  ) {
    self.book = book
    let results = Dictionary(results.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    self.results = results
    pages = PageMap(book: book)
    labels = Labels(book.chapters)
    figureLinks = Self.figureLinks(of: book)
    coverage = FactCoverage(
      book: book, results: Array(results.values), exercises: exercises)
  }

  private static func figureLinks(of book: Book) -> [String: [FigureLink]] {
    var links: [String: [FigureLink]] = [:]
    for chapter in book.chapters {
      for link in chapter.figureLinks {
        let path = link.file.isEmpty ? chapter.path : Book.path(of: link.file, from: chapter.path)
        if let path { links[path, default: []].append(link) }
      }
    }
    return links
  }

  /// Returns a link to a fact's entry on the page of sources.
  func link(to fact: Fact) -> HTML {
    HTML("a", ["class": "fact-link", "href": "\(PageMap.facts)#\(anchor(of: fact))"]) { fact.id }
  }

  /// Returns the id of a fact's entry; no id of a document equals it.
  func anchor(of fact: Fact) -> String {
    "fact.\(fact.id)"
  }

  /// Returns what a document states: in lines where it has lines, as a tensor does.
  func statement(_ text: String) -> HTML {
    let isPrinted =
      text.hasSuffix(")")
      && ["tensor(", "Array(", "torch.Size("].contains { text.hasPrefix($0) }
    return text.contains("\n") || isPrinted
      ? HTML.printed(text)
      : HTML("span", ["class": "statement"]) { text }
  }

  /// Returns a tool's message without the folders of the machine that built the site: the book's
  /// files are named from its folder on, others by their last part.
  ///
  /// What a program prints is shown as it is, for it is what was compared.
  func withoutLocalPaths(_ message: String) -> String {
    guard message.utf8.contains(UInt8(ascii: "/")) else { return message }
    let inBook = book.root.count > 1 ? message.replacing(book.root + "/", with: "") : message
    return inBook.replacing(#/(^|[\s'"(])(?:\/[^\s:'"()\/]+)+\/([^\s:'"()\/]+)/#) { match in
      match.output.1 + match.output.2
    }
  }

  /// How many of a chapter's statements are proven.
  func tally(of chapter: Chapter) -> CheckTally {
    let result = results[chapter.path]
    let checks = chapter.steps.filter(\.isCheck)
    return CheckTally(states: checks.map { CheckState(result?.outcome(of: $0) ?? .notRun) })
  }
}
