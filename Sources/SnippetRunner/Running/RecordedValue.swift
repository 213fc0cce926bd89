import Expectations

/// A value that a chapter's program recorded.
enum RecordedValue: Hashable, Sendable, Codable {
  /// A tensor, a number or a Boolean.
  case tensor(TensorValue)

  /// What is no tensor, as it prints.
  case text(String)

  /// A tensor with more scalars than the program hands over.
  case large(shape: String)
}

/// One line of the values channel, whose format `ValueChannel` in SnippetSupport describes.
enum ValueLine: Hashable, Sendable {
  /// A part has ended, and so many bytes had been printed by then.
  case mark(part: Int, offset: Int)

  /// A part recorded a value.
  case value(RecordedValue, part: Int, index: Int)

  /// The program ended as it should, behind a part.
  case end(part: Int)

  /// Reads a line; `nil` for one that a snippet's own writing has spoilt.
  init?(_ line: Substring) {
    let fields = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count >= 2, let part = Int(fields[1]) else { return nil }
    let index = fields.count > 2 ? Int(fields[2]) : nil
    let rest = fields.count > 3 ? fields[3] : ""
    switch (fields[0], index) {
    case ("end", nil): self = .end(part: part)
    case ("mark", let offset?): self = .mark(part: part, offset: offset)
    case ("text", let index?): self = .value(.text(Self.unescaped(rest)), part: part, index: index)
    case ("large", let index?): self = .value(.large(shape: "\(rest)"), part: part, index: index)
    case ("value", let index?):
      guard let tensor = TensorValue(fields: rest.split(separator: " ")) else { return nil }
      self = .value(.tensor(tensor), part: part, index: index)
    default: return nil
    }
  }

  /// Reads all complete lines.
  static func parse(_ bytes: [UInt8]) -> [ValueLine] {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().compactMap { ValueLine($0) }
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if !isEscaped && scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(isEscaped && scalar == "n" ? "\n" : scalar)
        isEscaped = false
      }
    }
    return result
  }
}

extension TensorValue {
  /// Reads `TYPE SHAPE SCALAR …`.
  fileprivate init?(fields: [Substring]) {
    guard fields.count >= 2 else { return nil }
    let shape = fields[1] == "-" ? [] : fields[1].split(separator: "x").compactMap { Int($0) }
    let elements = fields.dropFirst(2).compactMap { Double($0) }
    guard elements.count == shape.reduce(1, *), elements.count == fields.count - 2 else {
      return nil
    }
    self.init(
      shape: shape, elementType: ElementType(rawValue: String(fields[0])), elements: elements)
  }
}
