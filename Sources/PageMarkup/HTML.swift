import Drawing
import Pictures

/// Markup that is safe by construction: text and attribute values are escaped as they enter, and
/// the names of elements and attributes are literals of this program, never content of a book.
///
///     let link = HTML("a", ["href": "02-scatter.html"]) { "Scatter & gather" }
///     link.markup  // <a href="02-scatter.html">Scatter &amp; gather</a>
public struct HTML: Hashable, Sendable {
  /// The markup.
  public private(set) var markup: String

  /// Creates text.
  public init(text: String) {
    markup = Self.escaped(text)
  }

  /// Creates an element; attributes whose value is `nil` are left out.
  public init(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @HTMLBuilder content: () -> HTML = { HTML.empty }
  ) {
    markup = "<\(name)"
    for case (let attribute, let value?) in attributes {
      markup += " \(attribute)=\"\(Self.escaped(value))\""
    }
    markup += ">"
    guard !Self.voidElements.contains("\(name)") else { return }
    markup += content().markup
    markup += "</\(name)>"
  }

  /// Creates an element of a picture; its names come from lists too.
  public init(_ name: ElementName, _ attributes: [(AttributeName, String)], content: HTML) {
    markup = "<\(name.rawValue)"
    for (attribute, value) in attributes {
      markup += " \(attribute.rawValue)=\"\(Self.escaped(value))\""
    }
    markup += content.isEmpty ? "/>" : ">\(content.markup)</\(name.rawValue)>"
  }

  /// Takes over what a figure has drawn, which is escaped as this is.
  public init(drawn markup: Markup) {
    self.markup = String(decoding: markup.bytes, as: UTF8.self)
  }

  private init(markup: String) {
    self.markup = markup
  }

  /// No markup.
  public static let empty = HTML(markup: "")

  /// Returns pieces one behind the other.
  public static func joined(_ parts: some Sequence<HTML>) -> HTML {
    HTML(markup: parts.reduce(into: "") { $0 += $1.markup })
  }

  /// Returns two pieces one behind the other.
  public static func + (left: HTML, right: HTML) -> HTML {
    HTML(markup: left.markup + right.markup)
  }

  /// Adds a piece at the end.
  public static func += (left: inout HTML, right: HTML) {
    left.markup += right.markup
  }

  /// Whether there is no markup.
  public var isEmpty: Bool { markup.isEmpty }

  private static let voidElements: Set<String> = ["br", "hr", "img", "input", "meta"]

  private static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      // A browser must not see control characters, nor NUL, which it would replace; XML has no
      // U+FFFE and U+FFFF.
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}"..."\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Gathers the content of an element: strings become text, markup stays as it is.
@resultBuilder
public enum HTMLBuilder {
  public static func buildExpression(_ text: String) -> HTML { HTML(text: text) }
  public static func buildExpression(_ markup: HTML) -> HTML { markup }
  public static func buildExpression(_ markup: [HTML]) -> HTML { .joined(markup) }
  public static func buildExpression(_ markup: HTML?) -> HTML { markup ?? .empty }
  public static func buildBlock(_ parts: HTML...) -> HTML { .joined(parts) }
  public static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
  public static func buildEither(first: HTML) -> HTML { first }
  public static func buildEither(second: HTML) -> HTML { second }
  public static func buildArray(_ parts: [HTML]) -> HTML { .joined(parts) }
}
