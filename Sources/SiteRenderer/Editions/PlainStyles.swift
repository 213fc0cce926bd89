/// Rewrites a stylesheet in the words that the engines of reading programs have known for long.
///
/// `:is()` and `:where()` become lists of selectors, `:not()` of several becomes several, selectors
/// with `:has()` or a `:not()` of more than one word are left out, and `font` becomes the properties
/// that it sets. Whatever else is not understood stays as it is.
struct PlainStyles {
  private let text: [Character]
  private var index = 0

  private init(_ text: String) {
    self.text = Array(text)
  }

  /// Returns a stylesheet in plain words.
  static func plain(_ text: String) -> String {
    var styles = PlainStyles(text.replacing(#/\/\*(?s:.*?)\*\//#, with: ""))
    return styles.rules()
  }

  /// Reads rules up to the end, or to the brace that closes the rule around them.
  private mutating func rules() -> String {
    var result = ""
    while index < text.count {
      let head = read(to: "{;}")
      guard index < text.count else { break }
      let sign = text[index]
      index += 1
      if sign == "}" { break }
      let prelude = String(head).trimmed
      if sign == ";" {
        result += "\(prelude);\n"
      } else if Self.groups.contains(where: prelude.hasPrefix) {
        let content = rules()
        if !content.isEmpty { result += "\(prelude) {\n\(content)}\n" }
      } else {
        result += rule(prelude)
      }
    }
    return result
  }

  /// The rules that hold rules.
  private static let groups = ["@media", "@supports", "@container", "@layer"]

  private mutating func rule(_ prelude: String) -> String {
    let body = block()
    if prelude.hasPrefix("@") { return "\(prelude) {\(body)}\n" }
    let selectors: [String] = Self.parts(of: prelude, at: ",")
      .flatMap { selector -> [String] in Self.expanded(selector) }
      .compactMap(Self.withPlainNegations)
      .filter { !$0.contains(":has(") }
    guard !selectors.isEmpty else { return "" }
    let declarations = Self.parts(of: body, at: ";").map(\.trimmed).filter { !$0.isEmpty }
    return selectors.joined(separator: ", ")
      + " { \(declarations.map(Self.declaration).joined(separator: "; ")) }\n"
  }

  /// Reads to the brace that closes a block, over the blocks within.
  private mutating func block() -> String {
    var result = ""
    while index < text.count {
      result += read(to: "{}")
      guard index < text.count else { break }
      let sign = text[index]
      index += 1
      if sign == "}" { break }
      result += "{\(block())}"
    }
    return result
  }

  /// Reads up to one of some signs that stands in no string.
  private mutating func read(to ends: String) -> String {
    let start = index
    var quote: Character?
    while index < text.count {
      let character = text[index]
      if character == quote {
        quote = nil
      } else if quote == nil {
        if ends.contains(character) { break }
        if character == "\"" || character == "'" { quote = character }
      }
      index += 1
    }
    return String(text[start..<index])
  }

  /// Splits at a sign that stands in no brackets and in no string.
  private static func parts(of text: String, at separator: Character) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if quote == nil && depth == 0 && character == separator {
        parts.append("")
        continue
      }
      if character == quote {
        quote = nil
      } else if quote == nil {
        if "\"'".contains(character) { quote = character }
        if "([".contains(character) { depth += 1 }
        if ")]".contains(character) { depth -= 1 }
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  /// A selector with `:is()` as one selector for each of its choices.
  private static func expanded(_ selector: String) -> [String] {
    let selector = selector.trimmed.replacing(":where(", with: ":is(")
    guard let found = selector.firstRange(of: ":is("),
      let end = closing(in: selector[found.upperBound...])
    else { return [selector] }
    let before = selector[..<found.lowerBound]
    let after = selector[selector.index(after: end)...]
    return parts(of: String(selector[found.upperBound..<end]), at: ",").flatMap { choice in
      expanded(join(String(before), choice.trimmed) + after)
    }
  }

  /// A selector with one word in each `:not()`; `nil` if one holds more than words.
  private static func withPlainNegations(_ selector: String) -> String? {
    guard let found = selector.firstRange(of: ":not("),
      let end = closing(in: selector[found.upperBound...])
    else { return selector }
    let words = parts(of: String(selector[found.upperBound..<end]), at: ",").map(\.trimmed)
    let isPlain = words.allSatisfy { !$0.contains { " >+~(".contains($0) } }
    let rest = String(selector[selector.index(after: end)...])
    guard isPlain, let rest = withPlainNegations(rest) else { return nil }
    return selector[..<found.lowerBound] + words.map { ":not(\($0))" }.joined() + rest
  }

  /// Puts a choice behind what stands before it: an element's name cannot follow a class.
  private static func join(_ before: String, _ choice: String) -> String {
    guard choice.first?.isLetter == true,
      let start = before.lastIndex(where: { " >+~".contains($0) })
    else { return choice.first?.isLetter == true ? choice + before : before + choice }
    let compound = before[before.index(after: start)...]
    return before[...start] + choice + compound
  }

  private static func closing(in text: Substring) -> String.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == ")" {
        if depth == 0 { return index }
        depth -= 1
      } else if text[index] == "(" {
        depth += 1
      }
    }
    return nil
  }

  /// A declaration; `font` is taken apart, as its sizes are read less widely than those of
  /// `font-size`.
  private static func declaration(_ text: String) -> String {
    let pattern = #/font:\s*((?:(?:italic|bold|\d00)\s+)*)([^\s\/]+)(?:\/(\S+))?\s+(.+)/#
    guard let match = text.wholeMatch(of: pattern) else { return text }
    let (_, marks, size, height, family) = match.output
    let weight = marks.firstMatch(of: #/bold|\d00/#).map { String($0.output) } ?? "normal"
    return [
      "font-style: \(marks.contains("italic") ? "italic" : "normal")", "font-weight: \(weight)",
      "font-size: \(size)", "line-height: \(height ?? "normal")", "font-family: \(family)",
    ].joined(separator: "; ")
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}
