/// Reads the strict part of XML that pictures are written in.
///
///     picture   ::= space* element space*
///     element   ::= "<" name attribute* ( "/>" | ">" ( element | text | comment )* "</" name ">" )
///     attribute ::= space+ name space* "=" space* ( '"' value '"' | "'" value "'" )
///     reference ::= "&" ( "amp" | "lt" | "gt" | "quot" | "apos" | "#" number ) ";"
///
/// There are no declarations, document types, processing instructions, CDATA sections, entities or
/// prefixes: what a browser might read in another way than this reader is refused.
struct PictureReader {
  let bytes: [UInt8]
  var offset = 0

  private var depth = 0
  private var elementCount = 0
  private var ids: Set<String> = []

  /// The ids in values that were met before: a drawing says the same of many shapes.
  private var knownValues: [String: [String]] = [:]

  /// The ids that something refers to, with the first place that does.
  private var references: [(id: String, offset: Int)] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Reads the whole text as one element.
  mutating func readRoot() throws(PictureError) -> Picture.Element {
    skipSpaces()
    guard take("<") else { throw fail(.notSVG) }
    let root = try readElement()
    guard root.name == .svg else { throw fail(.notSVG, at: 0) }
    skipSpaces()
    guard offset == bytes.count else { throw fail(.notSVG) }
    return root
  }

  /// Returns the box that the root element states.
  func viewBox(of root: Picture.Element) throws(PictureError) -> Picture.ViewBox {
    let text = root.attributes.first { $0.name == .viewBox }?.value ?? ""
    let numbers = text.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    guard numbers.count == 4, numbers.allSatisfy({ $0.magnitude < 1e6 }), numbers[2] > 0,
      numbers[3] > 0
    else { throw fail(.noViewBox, at: 0) }
    return Picture.ViewBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
  }

  /// Checks that what is referred to is there.
  func checkReferences() throws(PictureError) {
    for reference in references where !ids.contains(reference.id) {
      throw fail(.reference(reference.id), at: reference.offset)
    }
  }

  /// Reads an element behind its `<`.
  private mutating func readElement() throws(PictureError) -> Picture.Element {
    let start = offset
    let text = name()
    guard let element = ElementName(rawValue: text) else {
      throw text.isEmpty ? fail(.syntax("'<' begins an element")) : fail(.element(text), at: start)
    }
    elementCount += 1
    depth += 1
    defer { depth -= 1 }
    if elementCount > Picture.elementLimit { throw fail(.tooManyElements, at: start) }
    if depth > Picture.depthLimit { throw fail(.tooDeep, at: start) }
    let attributes = try readAttributes(of: element)
    if take("/>") { return Picture.Element(name: element, attributes: attributes, content: []) }
    guard take(">") else { throw fail(.syntax("the tag of '\(text)' is not closed")) }
    let content = try readContent(of: element)
    return Picture.Element(name: element, attributes: attributes, content: content)
  }

  private mutating func readContent(
    of element: ElementName
  ) throws(PictureError) -> [Picture.Node] {
    var content: [Picture.Node] = []
    while true {
      let start = offset
      let text = try readText(until: UInt8(ascii: "<"))
      if element.holdsText {
        if !text.isEmpty { content.append(.text(text)) }
      } else if !text.allSatisfy(\.isWhitespace) {
        throw fail(.text(in: element.rawValue), at: start)
      }
      if take("</") {
        guard name() == element.rawValue, take(">") else {
          throw fail(.syntax("'\(element.rawValue)' is not closed"))
        }
        return content
      }
      if take("<!--") {
        try skipComment()
      } else if take("<") {
        content.append(.element(try readElement()))
      } else {
        throw fail(.syntax("'\(element.rawValue)' is not closed"))
      }
    }
  }

  private mutating func skipComment() throws(PictureError) {
    while offset < bytes.count, !has("--") { offset += 1 }
    guard take("-->") else { throw fail(.syntax("a comment ends with '-->' and holds no '--'")) }
  }

  private mutating func readAttributes(
    of element: ElementName
  ) throws(PictureError) -> [Picture.Attribute] {
    var attributes: [Picture.Attribute] = []
    while true {
      skipSpaces()
      guard offset < bytes.count, bytes[offset].isNamePart else { return attributes }
      let start = offset
      let text = name()
      guard let name = AttributeName(rawValue: text) else {
        throw fail(.attribute(text, of: element.rawValue), at: start)
      }
      guard !attributes.contains(where: { $0.name == name }) else {
        throw fail(.syntax("the attribute '\(text)' stands twice"), at: start)
      }
      let value = try readValue()
      try check(value, of: name, in: element, at: start)
      if name != .xmlns { attributes.append(Picture.Attribute(name: name, value: value)) }
    }
  }

  private mutating func readValue() throws(PictureError) -> String {
    skipSpaces()
    guard take("=") else { throw fail(.syntax("an attribute has a value in quotes")) }
    skipSpaces()
    guard offset < bytes.count, "\"'".utf8.contains(bytes[offset]) else {
      throw fail(.syntax("an attribute's value stands in quotes"))
    }
    let quote = bytes[offset]
    offset += 1
    let value = try readText(until: quote)
    guard offset < bytes.count else { throw fail(.syntax("the quote is not closed")) }
    offset += 1
    return value
  }

  /// Reads text up to a byte, which is left, or to the end.
  private mutating func readText(until end: UInt8) throws(PictureError) -> String {
    var text: [UInt8] = []
    while offset < bytes.count, bytes[offset] != end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "&"):
        text += Array(String(try readReference()).utf8)
      case UInt8(ascii: "<"):
        throw fail(.syntax("'<' is written '&lt;' here"))
      case 0..<0x20 where !byte.isSpace, 0x7F:
        throw fail(.syntax("a picture holds no control characters"))
      default:
        text.append(byte)
        offset += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let namedReferences: [(String, Character)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
  ]

  private mutating func readReference() throws(PictureError) -> Character {
    let start = offset
    for (spelling, character) in Self.namedReferences where take(spelling) { return character }
    let body = bytes[offset...].prefix(10).prefix { $0 != UInt8(ascii: ";") }.dropFirst()
    let digits = String(decoding: body.dropFirst(), as: UTF8.self)
    let isHexadecimal = digits.hasPrefix("x")
    let code = UInt32(digits.drop { $0 == "x" }, radix: isHexadecimal ? 16 : 10)
    guard body.first == UInt8(ascii: "#"), let scalar = code.flatMap(Unicode.Scalar.init),
      scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value)
    else { throw fail(.syntax("'&' begins '&amp;', '&lt;', '&gt;', '&quot;', '&apos;' or '&#…;'")) }
    offset = start + body.count + 1
    guard take(";") else { throw fail(.syntax("a reference ends with ';'"), at: start) }
    return Character(scalar)
  }
}

extension PictureReader {
  /// Checks a value for what it could load, and notes ids and what refers to them.
  private mutating func check(
    _ value: String, of name: AttributeName, in element: ElementName, at start: Int
  ) throws(PictureError) {
    let isFine: Bool
    switch name {
    case .xmlns:
      isFine = value == "http://www.w3.org/2000/svg"
    case .id:
      isFine = PictureValue.isIdentifier(value)
      if !ids.insert(value).inserted { throw fail(.duplicateID(value), at: start) }
    case .href:
      isFine = element.takesHref && value.first == "#"
      references.append((String(value.dropFirst()), start))
    default:
      let used = knownValues[value] ?? PictureValue.references(in: value)
      knownValues[value] = used
      isFine = used != nil
      for id in used ?? [] { references.append((id, start)) }
    }
    if !isFine { throw fail(.value(String(value.prefix(60)), of: name.rawValue), at: start) }
  }

  private func fail(_ cause: PictureError.Cause, at place: Int? = nil) -> PictureError {
    PictureError(cause, in: bytes, at: place ?? offset)
  }

  private mutating func skipSpaces() {
    while offset < bytes.count, bytes[offset].isSpace { offset += 1 }
  }

  private mutating func name() -> String {
    let start = offset
    while offset < bytes.count, bytes[offset].isNamePart { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private func has(_ text: String) -> Bool {
    bytes[offset...].starts(with: text.utf8)
  }

  /// Moves behind a text if it stands here.
  private mutating func take(_ text: String) -> Bool {
    guard has(text) else { return false }
    offset += text.utf8.count
    return true
  }
}

extension ElementName {
  /// Whether the element may take its content from another one of the picture.
  fileprivate var takesHref: Bool {
    switch self {
    case .use, .linearGradient, .radialGradient, .pattern: true
    default: false
    }
  }
}

extension UInt8 {
  /// Whether the byte is white space of XML.
  fileprivate var isSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D
  }

  /// Whether the byte may stand in a name; a colon is none, for a picture has no prefixes.
  fileprivate var isNamePart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
