import Diagnostics

extension ChapterReader {
  /// Returns the name between `[^` and `]:` before a footnote's text, which cmark does not keep.
  func footnoteLabel(of node: MarkdownNode) -> String {
    let line = source.line(node.start.line)
    let text = source.text(
      line.lowerBound..<min(line.upperBound, line.lowerBound + node.start.column))
    return Self.footnoteLabel(in: text) ?? ""
  }

  /// Reports footnotes whose text nothing refers to, for cmark leaves them out without a word.
  mutating func checkFootnotes() {
    let used = Set(footnoteLabels)
    let fences = codeLines
    for number in 1...source.lineCount where !fences.contains(number) {
      let line = source.line(number)
      guard source.has("[^", at: line.lowerBound),
        let label = Self.footnoteLabel(in: source.text(line)), !used.contains(label)
      else { continue }
      report(
        "unused-footnote", "nothing refers to the footnote '\(label)'", at: line,
        help: "write '[^\(label)]' where it belongs")
    }
  }

  /// Reports references to footnotes that have no text, which cmark takes for plain text.
  mutating func checkFootnoteReferences(in text: String, range: SourceRange) {
    var rest = text[...]
    while let start = rest.firstIndex(of: "[") {
      rest = rest[start...].dropFirst()
      guard rest.first == "^", let end = rest.firstIndex(of: "]") else { continue }
      let label = rest[..<end].dropFirst()
      guard !label.isEmpty, !label.contains(where: \.isWhitespace) else { continue }
      rest = rest[end...]
      let place = source.firstOffset(of: "[^\(label)]", in: offsets(of: range))
      report(
        "unknown-footnote", "no footnote is called '\(label)'",
        at: place.map { source.range($0..<$0 + label.utf8.count + 3) } ?? range,
        help: "write its text in a paragraph that begins with '[^\(label)]:'")
    }
  }

  private static func footnoteLabel(in text: String) -> String? {
    guard let start = text.firstIndex(of: "["), text[start...].hasPrefix("[^"),
      let end = text[start...].firstIndex(of: "]")
    else { return nil }
    let rest = text[end...].dropFirst()
    return rest.first == ":" ? String(text[start..<end].dropFirst(2)) : nil
  }
}
