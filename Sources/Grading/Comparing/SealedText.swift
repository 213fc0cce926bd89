import ExerciseValues

/// Writes values as texts that are equal where answers count as equal.
///
/// `exercise-key.js` writes the same texts.
struct SealedText {
  /// The error that a number may have, absolute and relative.
  let tolerance: Double

  init(of value: ExerciseValue, tolerance: Double?) {
    self.tolerance = tolerance ?? (value.hasTensors ? 1e-5 : 1e-6)
  }

  /// The most texts of one value.
  private static let limit = 64

  /// Returns the text of a value: `[2, 3]` is `[2]:2,3`, a choice `(b;(1;2))`.
  func text(of value: ExerciseValue) -> String {
    texts(of: value) { [number($0)] }[0]
  }

  /// Returns the texts of all values that count as equal to a right one.
  func acceptedTexts(of value: ExerciseValue) -> [String] {
    texts(of: value, accepted)
  }

  /// Returns the text of a shape.
  func text(ofShape shape: [Int]) -> String {
    "[\(shape.map { "\($0)" }.joined(separator: ","))]"
  }

  /// Returns the text of each number of a grid with its place.
  func texts(ofCellsOf value: ExerciseValue) -> [String] {
    value.numbers.enumerated().map { "\($0) \(number($1))" }
  }

  /// Returns for each number of a right grid the texts that count as equal to it, with its place.
  func acceptedTexts(ofCellsOf value: ExerciseValue) -> [[String]] {
    value.numbers.enumerated().map { place, number in
      accepted(number).map { "\(place) \($0)" }
    }
  }

  private func texts(
    of value: ExerciseValue, _ texts: (ExerciseValue) -> [String]
  ) -> [String] {
    if let grid = value.grid {
      let cells = joined(value.numbers.map(texts), by: ",")
      return cells.map { "\(text(ofShape: grid.shape)):\($0)" }
    }
    return switch value {
    case .text(let text): [text]
    case .truth(let isTrue): ["\(isTrue)"]
    case .list(let items):
      joined(items.map { self.texts(of: $0, texts) }, by: ";").map { "(\($0))" }
    case .tensor, .integer, .real: ["\(value)"]
    }
  }

  /// All texts that begin with one of the first choices, and so on; the first of each beyond a limit.
  private func joined(_ choices: [[String]], by separator: String) -> [String] {
    guard let first = choices.first else { return [""] }
    return choices.dropFirst().reduce(first) { texts, choice in
      let choice = texts.count * choice.count > Self.limit ? Array(choice.prefix(1)) : choice
      return texts.flatMap { text in choice.map { text + separator + $0 } }
    }
  }

  /// A whole number as it is; another rounded to a step that is some times what it may be off.
  private func number(_ value: ExerciseValue) -> String {
    guard case .real(let number) = value else { return "\(value.integer ?? 0)" }
    guard number.isFinite else { return "\(number)" }
    var (scale, exponent) = (1e4, -4)
    while 4 * scale * (tolerance + tolerance * number.magnitude) > 1 {
      scale /= 10
      exponent += 1
    }
    var units = Int((number.magnitude * scale).rounded())
    if units == 0 { return "0" }
    while units.isMultiple(of: 10) {
      units /= 10
      exponent += 1
    }
    return "\(number < 0 ? "-" : "")\(units)e\(exponent)"
  }

  /// The texts of the numbers around a right one; its own is the first.
  private func accepted(_ value: ExerciseValue) -> [String] {
    guard case .real(let number) = value, number.isFinite else { return [self.number(value)] }
    let allowance = tolerance + tolerance * number.magnitude
    var texts: [String] = []
    for step in [0, -0.5, 0.5, -1, 1] {
      let text = self.number(.real(number + step * allowance))
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }
}
