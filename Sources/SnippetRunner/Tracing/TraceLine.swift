import Expectations

/// One line of a trace on the values channel, whose format `ValueChannel+Trace` in SnippetSupport
/// describes.
enum TraceLine: Hashable, Sendable {
  case step(site: Int, depth: Int, number: Int)
  case index(place: Int, String)
  case whole(axes: [TracedValue.Whole.Axis], TracedValue.Content)
  case operand(TracedValue.Content)
  case value(place: Int, TracedValue.Content)
  case rounds(site: Int, depth: Int, count: Int)
  case omitted(Int)

  /// The largest number of a line that counts or numbers something.
  private static let numberLimit = 1 << 40

  /// Reads what follows `trace `; `nil` for what the program itself does not write.
  init?(_ text: String) {
    let fields = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard fields.count == 2 else { return nil }
    let rest = fields[1].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = fields[1].split(separator: " ").compactMap { Self.number($0) }
    switch (fields[0], numbers.count) {
    case ("step", 3): self = .step(site: numbers[0], depth: numbers[1], number: numbers[2])
    case ("rounds", 3): self = .rounds(site: numbers[0], depth: numbers[1], count: numbers[2])
    case ("omitted", 1): self = .omitted(numbers[0])
    case ("operand", _):
      guard let content = TracedValue.Content(fields[1]) else { return nil }
      self = .operand(content)
    case ("index", _), ("value", _), ("whole", _):
      guard rest.count == 2, let line = Self(fields[0], rest[0], rest[1]) else { return nil }
      self = line
    default: return nil
    }
  }

  private init?(_ kind: Substring, _ head: Substring, _ content: Substring) {
    if kind == "whole" {
      let axes = head.split(separator: ",").map { TracedValue.Whole.Axis($0) }
      guard let content = TracedValue.Content(content), axes.allSatisfy({ $0 != nil }) else {
        return nil
      }
      self = .whole(axes: axes.compactMap { $0 }, content)
      return
    }
    guard let place = Self.number(head) else { return nil }
    if kind == "index" {
      self = .index(place: place, ValueLine.unescaped(String(content)))
    } else if let content = TracedValue.Content(content) {
      self = .value(place: place, content)
    } else {
      return nil
    }
  }

  private static func number(_ text: Substring) -> Int? {
    Int(text).flatMap { (0...numberLimit).contains($0) ? $0 : nil }
  }
}

extension TracedValue.Content {
  /// Reads `value TYPE SHAPE SCALAR …`, `text TEXT` or `summary TYPE SHAPE LEAST GREATEST MEAN`.
  fileprivate init?(_ text: Substring) {
    let fields = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard fields.count == 2 else { return nil }
    switch fields[0] {
    case "text": self = .text(ValueLine.unescaped(String(fields[1])))
    case "value":
      guard let tensor = TensorValue(fields: fields[1].split(separator: " ")) else { return nil }
      self = .tensor(tensor)
    case "summary":
      let fields = fields[1].split(separator: " ")
      let numbers = fields.dropFirst(2).compactMap { Double($0) }
      guard fields.count == 5, numbers.count == 3 else { return nil }
      let shape = fields[1].split(separator: "x").compactMap { Int($0) }
      self = .summary(shape: shape, least: numbers[0], greatest: numbers[1], mean: numbers[2])
    default: return nil
    }
  }
}

extension TracedValue.Whole.Axis {
  /// Reads `FIRST:COUNT:STEP`.
  fileprivate init?(_ text: Substring) {
    let numbers = text.split(separator: ":").compactMap { Int($0) }
    guard numbers.count == 3, numbers.allSatisfy({ $0.magnitude < 1 << 30 }), numbers[2] != 0
    else { return nil }
    self.init(first: numbers[0], count: numbers[1], step: numbers[2])
  }
}
