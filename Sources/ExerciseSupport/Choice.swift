import ExerciseValues

/// The answer to an exercise with options: which one, and for which reasons.
///
///     let answer = Choice("b", because: "2")
public struct Choice: Hashable, Sendable, ExerciseExchangeable {
  /// The letter of the option.
  public var option: String

  /// The numbers of the reasons, in any order.
  public var reasons: Set<String>

  /// Creates an answer.
  public init(_ option: String, because reasons: String...) {
    self.init(option, reasons: Set(reasons))
  }

  /// Creates an answer from a set of reasons.
  public init(_ option: String, reasons: Set<String>) {
    self.option = option
    self.reasons = reasons
  }

  public var exerciseValue: ExerciseValue {
    .list([.text(option), .list(reasons.sorted().map { .text($0) })])
  }

  public init?(exerciseValue: ExerciseValue) {
    guard let parts = exerciseValue.items, parts.count == 2, let option = parts[0].text,
      let reasons = [String](exerciseValue: parts[1])
    else { return nil }
    self.init(option, reasons: Set(reasons))
  }
}
