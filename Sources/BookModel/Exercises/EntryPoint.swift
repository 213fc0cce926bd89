/// The one declaration that a student writes, such as
/// `func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor` or `let size: Int`.
public struct EntryPoint: Hashable, Sendable {
  /// A parameter of a function.
  public struct Parameter: Hashable, Sendable {
    /// The label at the call; `nil` for `_`.
    public var label: String?

    /// The name in the function, for people.
    public var name: String

    /// The type as written.
    public var type: String
  }

  /// The whole declaration on one line.
  public var text: String

  /// The name of the function or constant.
  public var name: String

  /// The parameters in order; `nil` for a constant.
  public var parameters: [Parameter]?

  /// The type of the result, as written.
  public var result: String

  /// Reads a declaration; `nil` if it is none of the two forms.
  public init?(parsing text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.hasPrefix("let ") {
      self.init(constant: words)
    } else if words.hasPrefix("func ") {
      self.init(function: words)
    } else {
      return nil
    }
    guard name.isIdentifier, !result.isEmpty else { return nil }
  }

  private init?(constant text: String) {
    let parts = text.dropFirst("let ".count).split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    self.text = text
    name = parts[0].trimmed
    result = parts[1].trimmed
  }

  private init?(function text: String) {
    guard let open = text.firstIndex(of: "("), let arrow = text.firstRange(of: " -> "),
      let close = text[..<arrow.lowerBound].lastIndex(of: ")"), open < close,
      ["", " throws"].contains(text[text.index(after: close)..<arrow.lowerBound])
    else { return nil }
    self.text = text
    name = text[..<open].dropFirst("func ".count).trimmed
    result = text[arrow.upperBound...].trimmed
    let list = Self.split(text[text.index(after: open)..<close])
    let parameters = list.compactMap(Parameter.init)
    guard parameters.count == list.count else { return nil }
    self.parameters = parameters
  }

  /// Splits a list at the commas that stand in no brackets.
  private static func split(_ text: Substring) -> [Substring] {
    var depth = 0
    let items = text.split(omittingEmptySubsequences: false) { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return character == "," && depth == 0
    }
    return text.trimmed.isEmpty ? [] : items
  }

  /// The names of the types that pass between a student's program and the grader.
  public static let exchangeableTypes = [
    "Tensor", "Int", "Float", "Double", "Bool", "String", "Choice",
  ]

  /// The first type that cannot pass between programs; arrays of those that can may.
  public var foreignType: String? {
    ((parameters ?? []).map(\.type) + [result]).first { type in
      var inner = Substring(type)
      while inner.hasPrefix("["), inner.hasSuffix("]") { inner = inner.dropFirst().dropLast() }
      return !Self.exchangeableTypes.contains(inner.trimmed)
    }
  }
}

extension EntryPoint.Parameter {
  /// Reads `label name: Type` or `name: Type`.
  fileprivate init?(_ text: Substring) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let names = parts[0].split(separator: " ")
    guard let first = names.first, let last = names.last, names.count <= 2, last.isIdentifier,
      first.isIdentifier
    else { return nil }
    label = first == "_" ? nil : String(first)
    name = String(last)
    // A default value is the student's business.
    type = (parts[1].split(separator: "=").first ?? "").trimmed
    if type.isEmpty { return nil }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let kept = drop(while: \.isWhitespace)
    return String(kept.reversed().drop(while: \.isWhitespace).reversed())
  }

  fileprivate var isIdentifier: Bool {
    guard let first = unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isAlphabetic)
      && unicodeScalars.allSatisfy {
        $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
  }
}
