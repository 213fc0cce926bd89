extension Sequence where Element == Inline {
  /// The text without any form, for titles and the search index; formulas are left out.
  public var plainText: String {
    map(\.plainText).joined()
  }
}

extension Inline {
  fileprivate var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .softBreak, .lineBreak: " "
    case .math, .footnoteReference, .reference, .citation: ""
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.plainText
    case .link(_, _, let content): content.plainText
    case .image(_, _, let alternative): alternative
    case .value(let value): value.text
    }
  }
}
