/// HTML under construction: text and attribute values are escaped as they enter, and the names of
/// elements and attributes are literals of a program.
public struct Markup: Hashable, Sendable {
  /// The markup in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty text.
  public init() {}

  /// Adds text.
  @inline(never)
  public mutating func text(_ phrase: Phrase) {
    escape(phrase)
  }

  /// Adds an element.
  ///
  /// - Parameters:
  ///   - name: The name; those of HTML's void elements get no closing tag.
  ///   - attributes: The attributes; those that are `nil` are left out.
  ///   - content: Adds what is inside.
  @inline(never)
  public mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:],
    content: (inout Markup) -> Void = { _ in }
  ) {
    raw("<")
    raw(name)
    for (attribute, value) in attributes.values {
      guard let value else { continue }
      raw(" ")
      raw(attribute)
      raw("=\"")
      escape(value)
      raw("\"")
    }
    raw(">")
    content(&self)
    guard !name.isVoidElement else { return }
    raw("</")
    raw(name)
    raw(">")
  }

  /// Adds an element that holds nothing but text.
  @inline(never)
  public mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], text: Phrase
  ) {
    element(name, attributes) { $0.text(text) }
  }

  @inline(never)
  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  @inline(never)
  private mutating func escape(_ phrase: Phrase) {
    for byte in phrase.bytes {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      default: bytes.append(byte)
      }
    }
  }
}

/// The attributes of an element in their order; one without a value is left out.
public struct Attributes: ExpressibleByDictionaryLiteral {
  fileprivate var values: [(StaticString, Phrase?)]

  @inline(never)
  public init(dictionaryLiteral elements: (StaticString, Phrase?)...) {
    values = elements
  }

  /// Returns these attributes and others behind them.
  @inline(never)
  public static func + (left: Attributes, right: Attributes) -> Attributes {
    var sum = left
    sum.values += right.values
    return sum
  }
}

extension StaticString {
  /// Whether HTML gives the element of this name no content and no closing tag.
  fileprivate var isVoidElement: Bool {
    self.equals("input") || self.equals("br") || self.equals("hr")
  }

  private func equals(_ other: StaticString) -> Bool {
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    return withUTF8Buffer { left in
      other.withUTF8Buffer { right in left.elementsEqual(right) }
    }
  }
}
