import BookModel

/// Renders pieces of exercises that pages get while they are open, such as the next hint.
public struct ExerciseMarkup: Sendable {
  private let book: Book

  /// Renders pieces of a book's exercises.
  public init(_ book: Book) {
    self.book = book
  }

  /// Returns the HTML of a hint or the like.
  ///
  /// - Parameters:
  ///   - part: The piece, as read.
  ///   - exercise: The exercise whose chapter shows it.
  /// - Returns: HTML in which everything of the book is escaped.
  public func markup(of part: Exercise.Part, in exercise: Exercise) -> String {
    let own = book.chapters.first { $0.name == exercise.chapter }
    guard let chapter = own ?? book.chapters.first else { return HTML(text: part.text).markup }
    let site = SiteContext(book: book, results: [])
    var renderer = ChapterRenderer(site: site, chapter: chapter, result: nil)
    return renderer.markup(of: part)
  }
}

extension ChapterRenderer {
  /// Returns a piece of an exercise as scripts put it into a page: one paragraph as its running text.
  mutating func markup(of part: Exercise.Part) -> String {
    if case .paragraph(let content)? = part.blocks.first?.kind, part.blocks.count == 1 {
      return inlines(content).markup
    }
    return blocks(part.blocks).markup
  }
}
