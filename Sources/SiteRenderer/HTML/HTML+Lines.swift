/// Preformatted text line by line: a line that is too long for its box wraps with a mark of its own,
/// and a line can be marked whole.
extension HTML {
  /// Returns each line in an element that ends with its line break; an empty last one, which only
  /// says that the text ends with a line break, is left out.
  static func lines(_ lines: [HTML]) -> HTML {
    let isEnded = lines.count > 1 && lines.last?.isEmpty == true
    return .joined(
      (isEnded ? lines.dropLast() : lines[...]).map { line in
        HTML("span", ["class": "line"]) { line + HTML(text: "\n") }
      })
  }

  /// Returns what a program or a document prints.
  static func printed(_ text: String) -> HTML {
    HTML("pre") { HTML("samp") { lines(PlainText().lines(of: text)) } }
  }
}
