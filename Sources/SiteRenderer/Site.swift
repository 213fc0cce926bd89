import BookModel
import Diagnostics
import ExplorableModule
import SnippetRunner

/// A book as a static site: every file of it, and what is wrong with its pages.
public struct Site: Sendable {
  /// The files, sorted by path.
  public var files: [SiteFile]

  /// The pictures that pages show, by their paths relative to the book, sorted.
  public var pictures: [String] = []

  /// Formulas that cannot be set, links that lead nowhere, pictures that are missing.
  public var diagnostics: [Diagnostic]

  /// Renders a book.
  ///
  /// The site depends on the arguments alone: the same book and results give the same bytes.
  ///
  /// - Parameters:
  ///   - book: The book, as read.
  ///   - results: What the chapters' programs did; chapters without a result are shown as not run.
  ///   - exercises: What the proofs of exercises say of facts.
  ///   - keys: What pages may know of right answers, by the exercise's id.
  ///   - theme: The looks.
  ///   - memo: Pages of earlier calls, which is faster and gives the same site.
  ///   - picture: Reads a picture of the book, by its path relative to the book's folder;
  ///     returns `nil` if there is none.
  /// - Returns: The site; a book with faults gives one too, and the diagnostics name them.
  public static func render(
    book: Book, results: [ChapterResult], exercises: [FactCoverage.ExerciseCheck] = [],
    keys: [String: AnswerKey] = [:], theme: Theme, memo: RenderMemo? = nil,
    picture: (String) -> [UInt8]? = { _ in nil }
  ) -> Site {
    var context = SiteContext(book: book, results: results, exercises: exercises)
    context.keys = keys
    let pages = SitePages(context: context, theme: theme)
    var site = Site(files: theme.assets, diagnostics: [])
    var places: [String: SourceRange] = [:]
    let chapters = pages.chapters(memo: memo)
    for page in chapters {
      site.files.append(page.file)
      site.diagnostics += page.diagnostics
      for picture in page.pictures where places[picture] == nil {
        places[picture] = SourceRange(path: page.path, line: 1)
      }
    }
    site.files += [pages.index(), pages.facts(), pages.missing()]
    let facts = SearchIndex.rows(of: SearchIndex.sections(ofFactsIn: context))
    site.files.append(
      SearchIndex.file(
        rows: chapters.map(\.searchRows) + [facts], synonyms: book.synonyms))
    site.files += pages.figures() + [pages.citation()]
    if let sitemap = pages.sitemap() { site.files.append(sitemap) }
    if chapters.contains(where: \.hasExplorables) {
      site.files.append(SiteFile(path: "explorables-module.js", bytes: ExplorableModule.script))
    }
    let pictures = places.keys.sorted().compactMap { path in
      picture(path).map { SiteFile(path: path, bytes: $0) }
    }
    site.files += pictures
    let known = Set(pictures.map(\.path))
    site.diagnostics += PageChecks.missing(places, hasPicture: known.contains)
    site.files.sort { $0.path < $1.path }
    site.pictures = places.keys.sorted()
    return site
  }
}
