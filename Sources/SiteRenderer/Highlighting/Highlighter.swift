/// What colours a program's text.
protocol Highlighter: Sendable {
  /// Returns the text, its notable parts wrapped in spans.
  func highlighted(_ code: String) -> HTML
}

/// Leaves text uncoloured: for languages that the course does not know.
struct PlainText: Highlighter {
  func highlighted(_ code: String) -> HTML {
    HTML(text: code)
  }
}
