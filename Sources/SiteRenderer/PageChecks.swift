import BookModel
import Diagnostics

/// Checks what only the rendering of a chapter finds: formulas, links and pictures.
public enum PageChecks {
  /// Returns what is wrong with the pages of chapters.
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
    let renderers = (chapters ?? book.chapters).concurrentMap { chapter in
      var renderer = ChapterRenderer(site: context, chapter: chapter, result: nil)
      _ = renderer.title()
      _ = renderer.body()
      return renderer
    }
    var places: [String: SourceRange] = [:]
    for renderer in renderers {
      for picture in renderer.pictures where places[picture] == nil {
        places[picture] = SourceRange(path: renderer.chapter.path, line: 1)
      }
    }
    return renderers.flatMap(\.diagnostics) + missing(places, hasPicture: hasPicture)
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
