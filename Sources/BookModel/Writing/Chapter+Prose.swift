import Diagnostics

/// A piece of text that readers read, and the lines among which it stands.
public struct ProseText: Hashable, Sendable {
  /// The text, without code, formulas and checked values.
  public var text: String

  /// Where the block that holds it stands.
  public var range: SourceRange
}

extension Chapter {
  /// All that the chapter says in words: titles, text, captions, and what stands for pictures.
  public var prose: [ProseText] {
    let front = [frontMatter.title] + frontMatter.objectives + frontMatter.prerequisites
    let start = SourcePosition(line: 1, column: 1)
    let head = SourceRange(path: path, start: start, end: blocks.first?.range.start ?? start)
    return front.map { ProseText(text: $0, range: head) } + blocks.flatMap(\.prose)
  }
}

extension Block {
  fileprivate var prose: [ProseText] {
    var texts = text.flatMap(\.wordTexts)
    if case .step(.snippet(let snippet)) = kind, let alternative = snippet.alternative {
      texts.append(alternative)
    }
    return texts.map { ProseText(text: $0, range: range) } + content.flatMap(\.prose)
  }
}

extension Inline {
  /// The texts of which the inline is made.
  fileprivate var wordTexts: [String] {
    switch self {
    case .text(let text): [text]
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content.flatMap(\.wordTexts)
    case .image(_, _, let alternative): [alternative]
    default: []
    }
  }
}
