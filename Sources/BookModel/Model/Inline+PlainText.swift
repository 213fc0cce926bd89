extension Sequence where Element == Inline {
  /// The text without any form; formulas, references and citations are left out.
  public var plainText: String {
    plainText { _ in "" }
  }

  /// Returns the text without any form.
  ///
  /// - Parameter words: What stands for a formula, a reference or a citation.
  /// - Returns: The text.
  public func plainText(_ words: (Inline) -> String) -> String {
    map { $0.plainText(words) }.joined()
  }
}

extension Inline {
  fileprivate func plainText(_ words: (Inline) -> String) -> String {
    switch self {
    case .text(let text), .code(let text): text
    case .softBreak, .lineBreak: " "
    case .math, .footnoteReference, .reference, .citation: words(self)
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.plainText(words)
    case .link(_, _, let content): content.plainText(words)
    case .image(_, _, let alternative): alternative
    case .value(let value): value.text
    }
  }
}
