import Expectations

/// One line of the values channel, whose format `ValueChannel` in SnippetSupport describes.
///
/// Snippets can write to the channel too, so a line may hold anything.
enum ValueLine: Hashable, Sendable {
  /// A part has ended, and so many bytes had been printed by then.
  case mark(part: Int, offset: Int)

  /// A part recorded a value.
  case value(RecordedValue, part: Int, index: Int)

  /// A traced part did something.
  case trace(TraceLine)

  /// The part that runs shows a picture, in SVG.
  case figure(String)

  /// A tensor of a record was computed: the record's name, its band, the tensor's name.
  case record(name: String, band: Double, key: String, TensorValue)

  /// The program ended as it should, behind a part.
  case end(part: Int)

  /// Reads a line without its end; `nil` for one that the program itself does not write.
  init?(_ line: some Collection<UInt8>) {
    if line.starts(with: "figure ".utf8) {
      let text = String(decoding: line.dropFirst("figure ".utf8.count), as: UTF8.self)
      self = .figure(ValueLine.unescaped(text))
      return
    }
    // Split as bytes: a space and an accent behind it are one `Character`.
    let fields = line.split(
      separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    if fields[0] == "trace" {
      guard let line = TraceLine(fields.dropFirst().joined(separator: " ")) else { return nil }
      self = .trace(line)
      return
    }
    if fields[0] == "record" {
      guard fields.count == 4, let band = Double(fields[2]) else { return nil }
      let rest = fields[3].split(separator: " ", maxSplits: 1)
      guard rest.count == 2, let tensor = TensorValue(fields: ["-"] + rest[1].split(separator: " "))
      else { return nil }
      self = .record(name: fields[1], band: band, key: String(rest[0]), tensor)
      return
    }
    guard fields.count >= 2, let part = Int(fields[1]) else { return nil }
    let index = fields.count > 2 ? Int(fields[2]) : nil
    switch (fields[0], index, fields.count) {
    case ("end", nil, 2):
      self = .end(part: part)
    case ("mark", let offset?, 3):
      self = .mark(part: part, offset: offset)
    case (let kind, let index?, 4):
      guard let value = RecordedValue(kind, fields[3]) else { return nil }
      self = .value(value, part: part, index: index)
    default:
      return nil
    }
  }

  /// Reads all complete lines, with `nil` for each that cannot be read.
  static func parse(_ bytes: [UInt8]) -> [ValueLine?] {
    // Split as bytes: "\r\n" is one `Character`.
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast().map { ValueLine($0) }
  }
}

extension RecordedValue {
  fileprivate init?(_ kind: String, _ content: String) {
    switch kind {
    case "text": self = .text(ValueLine.unescaped(content))
    case "large": self = .large(shape: content)
    case "value":
      guard let tensor = TensorValue(fields: content.split(separator: " ")) else { return nil }
      self = .tensor(tensor)
    default: return nil
    }
  }
}

extension ValueLine {
  /// Returns the text that a line writes in one: a backslash for `\\`, a line end for `\n`.
  static func unescaped(_ text: String) -> String {
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
  /// The longest axis of a value: as many scalars as the program hands over at most.
  private static let sizeLimit = 1 << 17

  /// The most axes of a value, as in NumPy; what handles shapes axis by axis may call itself.
  private static let rankLimit = 64

  /// Reads `TYPE SHAPE SCALAR …`.
  init?(fields: [Substring]) {
    guard fields.count >= 2 else { return nil }
    let sizes = fields[1] == "-" ? [] : fields[1].split(separator: "x").map { Int($0) }
    let shape = sizes.compactMap { $0 }
    let elements = fields.dropFirst(2).compactMap { Double($0) }
    guard shape.count == sizes.count, elements.count == fields.count - 2,
      elements.count == Self.scalarCount(of: shape)
    else { return nil }
    self.init(
      shape: shape, elementType: ElementType(rawValue: String(fields[0])), elements: elements)
  }

  /// The number of scalars of a shape; `nil` for one that no value has.
  private static func scalarCount(of shape: [Int]) -> Int? {
    guard shape.count <= rankLimit, shape.allSatisfy((0...sizeLimit).contains) else { return nil }
    var count = 1
    for size in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      if overflows { return nil }
      count = product
    }
    return count
  }
}
