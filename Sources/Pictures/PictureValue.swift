/// What an attribute's value may say.
enum PictureValue {
  /// The functions that compute something and load nothing.
  private static let functions: Set<String> = [
    "calc", "color-mix", "hsl", "hsla", "matrix", "rgb", "rgba", "rotate", "scale", "skewX",
    "skewY", "translate", "var",
  ]

  /// Returns the ids of the picture that a value refers to by `url(#id)`; `nil` for a value that
  /// could load something or be read in another way, as with an escape.
  static func references(in value: String) -> [String]? {
    let text = value.utf8
    guard text.contains(UInt8(ascii: "(")) || text.contains(UInt8(ascii: "\\")) else { return [] }
    var ids: [String] = []
    var rest = value[...]
    while let bracket = rest.firstIndex(of: "(") {
      let before = rest[..<bracket]
      let name = String(before.reversed().prefix { $0.isLetter || $0 == "-" }.reversed())
      rest = rest[bracket...].dropFirst()
      if functions.contains(name) { continue }
      guard name == "url", rest.first == "#", let end = rest.firstIndex(of: ")") else { return nil }
      let id = String(rest[..<end].dropFirst())
      guard isIdentifier(id) else { return nil }
      ids.append(id)
      rest = rest[end...]
    }
    // With a backslash or a comment, a browser could read other names than those found here.
    return value.contains("\\") || value.contains("/*") ? nil : ids
  }

  /// Whether a text is letters, digits, `-` and `_`, and begins with a letter.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter, text.utf8.count <= 64 else {
      return false
    }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
  }
}
