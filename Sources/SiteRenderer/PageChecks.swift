import BookModel
import Diagnostics

/// Checks what only the rendering of a chapter finds: formulas, links and pictures.
public enum PageChecks {
  /// Returns what is wrong with the pages of chapters.
  ///
  /// A chapter is rendered only if it or something that it refers to has changed since the last time.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - chapters: The chapters to look at; `nil` for all.
  ///   - hasPicture: Whether the book has a picture, by its path relative to the book's folder.
  /// - Returns: The diagnostics that `Site.render` gives for the same chapters.
  public static func diagnostics(
    in book: Book, chapters: [Chapter]? = nil, hasPicture: (String) -> Bool
  ) -> [Diagnostic] {
    let context = SiteContext(book: book, results: [])
    let cache = PageCheckCache(context: context)
    let found = (chapters ?? book.chapters).concurrentMap { chapter in
      (chapter: chapter, findings: cache.findings(on: chapter) ?? findings(on: chapter, context))
    }
    cache.keep(found, of: book)
    var places: [String: SourceRange] = [:]
    for (chapter, findings) in found {
      for picture in findings.pictures where places[picture] == nil {
        places[picture] = SourceRange(path: chapter.path, line: 1)
      }
    }
    return found.flatMap(\.findings.diagnostics) + missing(places, hasPicture: hasPicture)
  }

  private static func findings(
    on chapter: Chapter, _ context: SiteContext
  ) -> PageCheckCache.Findings {
    var renderer = ChapterRenderer(site: context, chapter: chapter, result: nil)
    _ = renderer.title()
    _ = renderer.body()
    return PageCheckCache.Findings(
      diagnostics: renderer.diagnostics, pictures: renderer.pictures.sorted())
  }

  /// Returns a diagnostic for each picture that the book does not have, at the place in `places` where
  /// it is first shown.
  static func missing(
    _ places: [String: SourceRange], hasPicture: (String) -> Bool
  ) -> [Diagnostic] {
    places.sorted { $0.key < $1.key }.filter { !hasPicture($0.key) }.map { path, place in
      Diagnostic("picture-missing", "the book has no picture '\(path)'", at: place)
    }
  }
}
