import BookModel
import Diagnostics

/// Checks what chapters ask of live figures.
public enum FigureChecks {
  /// Returns what is wrong with the figures of a book, and with the links that set them.
  public static func diagnostics(in book: Book) -> [Diagnostic] {
    book.chapters.flatMap { chapter in
      let figures = chapter.blocks.directives.filter { $0.name == .explorable }
      return figures.flatMap { FigureRequest($0).diagnostics }
        + chapter.figureLinks.flatMap { FigureRequest($0).diagnostics }
    }
  }
}

extension [Block] {
  /// The directives, those within other blocks too.
  var directives: [Directive] {
    flatMap { block -> [Directive] in
      switch block.kind {
      case .directive(let directive): [directive]
      case .quote(let content), .callout(_, let content), .container(_, let content),
        .footnote(_, let content):
        content.directives
      case .list(let list): list.items.flatMap(\.content.directives)
      default: []
      }
    }
  }
}
