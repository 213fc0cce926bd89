import Diagnostics

extension ChapterReader {
  /// Returns a heading with the id written behind it, `{#id}`, or else one made from its text.
  mutating func readHeading(_ node: MarkdownNode, level: Int, range: SourceRange) -> Block.Kind {
    var content = readInlines(of: node, in: range)
    let id = takeIdentifier(from: &content, range: range) ?? freeAnchor(for: node.plainText)
    references.anchors.insert(id)
    return .heading(level: level, id: id, content: content)
  }

  /// Removes `{#id}` from the end of a heading.
  private mutating func takeIdentifier(
    from content: inout [Inline], range: SourceRange
  ) -> String? {
    guard case .text(let text) = content.last, text.hasSuffix("}"),
      let brace = text.lastIndex(of: "{")
    else { return nil }
    let words = text[brace...].dropFirst().dropLast()
    let place = attributePlace(in: range)
    let name = words.dropFirst()
    guard words.first == "#", !name.isEmpty,
      name.utf8.allSatisfy({ $0.isAlphanumeric || "-_".utf8.contains($0) })
    else {
      report(
        "malformed-attributes", "a heading may only end with an id, such as '{#sec-size}'",
        at: place, help: "letters, digits, '-' and '_' make an id")
      return nil
    }
    let title = text[..<brace].trimmingSuffix(while: \.isWhitespace)
    content.removeLast()
    if !title.isEmpty { content.append(.text(String(title))) }
    let id = String(name)
    define(References.Name(text: id, range: source.range(place)), as: .section)
    return id
  }

  /// The bytes of the last braces in a heading's first line, or the whole line.
  private func attributePlace(in range: SourceRange) -> Range<Int> {
    let line = source.line(range.start.line)
    let bytes = source.bytes[line]
    guard let start = bytes.lastIndex(of: UInt8(ascii: "{")),
      let end = bytes.lastIndex(of: UInt8(ascii: "}")), start < end
    else { return line }
    return start..<end + 1
  }

  /// Returns the anchor that GitHub makes for a title, with a number if the chapter has it already.
  private mutating func freeAnchor(for title: String) -> String {
    let letters = title.lowercased().compactMap { character -> Character? in
      if character.isWhitespace { return "-" }
      let isKept = character.isLetter || character.isNumber || "-_".contains(character)
      return isKept ? character : nil
    }
    let slug = letters.isEmpty ? "section" : String(letters)
    var anchor = slug
    while references.anchors.contains(anchor) {
      slugCounts[slug, default: 0] += 1
      anchor = "\(slug)-\(slugCounts[slug, default: 0])"
    }
    return anchor
  }
}
