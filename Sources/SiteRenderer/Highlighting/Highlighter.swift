/// What colours a program's text.
protocol Highlighter: Sendable {
  /// Returns the text, its notable parts wrapped in spans.
  func highlighted(_ code: String) -> HTML

  /// Returns the lines of the text, each with its notable parts wrapped.
  func lines(of code: String) -> [HTML]
}

/// Leaves text uncoloured: for languages that the course does not know.
struct PlainText: Highlighter {
  func highlighted(_ code: String) -> HTML {
    HTML(text: code)
  }

  func lines(of code: String) -> [HTML] {
    code.split(separator: "\n", omittingEmptySubsequences: false).map { HTML(text: String($0)) }
  }
}
