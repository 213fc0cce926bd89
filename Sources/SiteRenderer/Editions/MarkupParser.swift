/// Why markup is no tree: what a browser would put right in silence, XML does not allow.
struct MarkupFault: Error, Hashable {
  /// What is wrong.
  var reason: String
}

/// Reads markup into a tree.
///
/// It reads what this program and a careful template write: every element is closed, and of the named
/// characters there are only those of XML.
struct MarkupParser {
  /// The elements that have no content and no closing tag.
  static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  private let bytes: [UInt8]
  private var index = 0

  /// The elements that are open, the innermost last; the first stands for the whole.
  private var open = [MarkupElement("")]

  private init(_ markup: String) {
    bytes = Array(markup.utf8)
  }

  /// Reads markup.
  ///
  /// - Parameter markup: The content of an element.
  /// - Returns: The nodes.
  /// - Throws: `MarkupFault` where elements overlap or stay open, or a character is unknown to XML.
  static func nodes(of markup: String) throws(MarkupFault) -> [MarkupNode] {
    var parser = MarkupParser(markup)
    while parser.index < parser.bytes.count { try parser.readNode() }
    guard parser.open.count == 1 else {
      throw MarkupFault(reason: "<\(parser.open[parser.open.count - 1].name)> is never closed")
    }
    return parser.open[0].content
  }

  private mutating func readNode() throws(MarkupFault) {
    guard bytes[index] == UInt8(ascii: "<") else { return try readText() }
    if starts(with: "<!--") {
      skip(past: "-->")
    } else if starts(with: "<!") {
      skip(past: ">")
    } else if starts(with: "</") {
      try readEnd()
    } else {
      try readStart()
    }
  }

  private mutating func readText() throws(MarkupFault) {
    let start = index
    while index < bytes.count && bytes[index] != UInt8(ascii: "<") { index += 1 }
    append(.text(try checked(text(from: start))))
  }

  private mutating func readEnd() throws(MarkupFault) {
    index += 2
    let name = readName()
    skip(past: ">")
    let element = open[open.count - 1]
    guard open.count > 1, element.name == name else {
      let opened = open.count > 1 ? "<\(element.name)>" : "nothing"
      throw MarkupFault(reason: "</\(name)> stands where \(opened) is open")
    }
    open.removeLast()
    append(.element(element))
  }

  private mutating func readStart() throws(MarkupFault) {
    index += 1
    var element = MarkupElement(readName())
    guard !element.name.isEmpty else { throw MarkupFault(reason: "a '<' begins no element") }
    while true {
      skipSpaces()
      guard index < bytes.count else {
        throw MarkupFault(reason: "the tag <\(element.name)> is never ended")
      }
      if starts(with: "/>") {
        index += 2
        return append(.element(element))
      }
      if bytes[index] == UInt8(ascii: ">") { break }
      element.attributes.append(try readAttribute(of: element.name))
    }
    index += 1
    if Self.voidElements.contains(element.name) {
      append(.element(element))
    } else {
      open.append(element)
    }
  }

  private mutating func readAttribute(
    of element: String
  ) throws(MarkupFault) -> MarkupElement.Attribute {
    let name = readName()
    guard !name.isEmpty else {
      throw MarkupFault(reason: "the tag <\(element)> is not well-formed")
    }
    skipSpaces()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      return MarkupElement.Attribute(name: name, value: "")
    }
    index += 1
    skipSpaces()
    guard index < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[index]) else {
      throw MarkupFault(reason: "the value of '\(name)' in <\(element)> has no quotes")
    }
    let quote = bytes[index]
    index += 1
    let start = index
    while index < bytes.count && bytes[index] != quote { index += 1 }
    let value = try checked(text(from: start)).replacing("\"", with: "&quot;")
    index = min(index + 1, bytes.count)
    return MarkupElement.Attribute(name: name, value: value.replacing("<", with: "&lt;"))
  }

  private mutating func readName() -> String {
    let start = index
    let ends = " \t\r\n/>=".utf8
    while index < bytes.count && !ends.contains(bytes[index]) { index += 1 }
    return text(from: start)
  }

  private mutating func skipSpaces() {
    while index < bytes.count && " \t\r\n".utf8.contains(bytes[index]) { index += 1 }
  }

  private mutating func skip(past end: String) {
    while index < bytes.count && !starts(with: end) { index += 1 }
    index = min(index + end.utf8.count, bytes.count)
  }

  private func starts(with text: String) -> Bool {
    bytes[index...].starts(with: text.utf8)
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func append(_ node: MarkupNode) {
    open[open.count - 1].content.append(node)
  }

  /// Returns text whose named characters are XML's; two characters that XML forbids are replaced.
  private func checked(_ text: String) throws(MarkupFault) -> String {
    if text.utf8.contains(UInt8(ascii: "&")) {
      for match in text.matches(of: #/&([^;\s&<]*;?)/#) {
        guard match.output.1.wholeMatch(of: #/(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);/#) != nil
        else {
          throw MarkupFault(
            reason: "'\(match.output.0)' is no character of XML: write the character itself")
        }
      }
    }
    let forbidden: Set<Unicode.Scalar> = ["\u{FFFE}", "\u{FFFF}"]
    guard text.unicodeScalars.contains(where: forbidden.contains) else { return text }
    let scalars = text.unicodeScalars.map { forbidden.contains($0) ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }
}
