import BookModel
import Diagnostics
import Expectations

/// Holds the key of a quiz against the run.
extension StepComparison {
  /// Proves the right answers right and the wrong ones wrong; the outcome has a truth for each.
  func compare(_ quiz: Quiz, with recorded: [RecordedValue]?) -> (StepOutcome, [Diagnostic]) {
    guard let recorded, recorded.count == quiz.claims.count else { return (.notRun, []) }
    let key = QuizKey(quiz, recorded: recorded)
    // A value of the text is wrong wherever it stands, so that every one of them is compared.
    let values = quiz.claims.indices.flatMap { index -> [Diagnostic] in
      guard case .value(let value) = quiz.claims[index] else { return [] }
      return compare(value, with: recorded[index]).1
    }
    let found = quiz.choices.map { key.problem(with: $0) }
    let truths = zip(quiz.choices, found).map { choice, problem in
      problem == nil && key.valuesAreAsStated(in: choice, by: self)
    }
    let holds = values.isEmpty && truths.allSatisfy { $0 }
    return (.conditions(truths, holds: holds), values + found.compactMap { $0 })
  }
}

/// A quiz with what the run says of its answers.
private struct QuizKey {
  let quiz: Quiz
  let recorded: [RecordedValue]

  init(_ quiz: Quiz, recorded: [RecordedValue]) {
    self.quiz = quiz
    self.recorded = recorded
  }

  func valuesAreAsStated(in choice: Quiz.Choice, by comparison: StepComparison) -> Bool {
    choice.claims.allSatisfy { index in
      guard case .value(let value) = quiz.claims[index] else { return true }
      return comparison.compare(value, with: recorded[index]).0.isProven
    }
  }

  /// What is wrong with the tick of an answer.
  func problem(with choice: Quiz.Choice) -> Diagnostic? {
    let conditions = choice.claims.filter { isCondition(quiz.claims[$0]) }
    guard !choice.isRight else {
      return conditions.first { !recorded[$0].isTrue }.map { index in
        Diagnostic(
          "quiz-key", "a ticked answer is wrong: '\(quiz.claims[index].expression)' does not hold",
          at: quiz.claims[index].expressionRange,
          help: "take the tick away, or correct the condition")
      }
    }
    if let first = conditions.first {
      guard conditions.allSatisfy({ recorded[$0].isTrue }) else { return nil }
      return Diagnostic(
        "quiz-key", "an answer without a tick is right: '\(quiz.claims[first].expression)' holds",
        at: quiz.claims[first].expressionRange, help: "tick it, or correct the condition")
    }
    let equal = quiz.choices.first { $0.isRight && isSame($0, choice) }
    return equal.map { _ in
      Diagnostic(
        "quiz-key", "an answer without a tick has the value of a right one", at: choice.range,
        help: "correct its expression, which is to compute what a wrong thought leads to")
    }
  }

  private func isCondition(_ claim: Quiz.Claim) -> Bool {
    if case .condition = claim { true } else { false }
  }

  private func isSame(_ right: Quiz.Choice, _ wrong: Quiz.Choice) -> Bool {
    if case .number = quiz.form {
      guard let first = quiz.number(of: right), let second = quiz.number(of: wrong) else {
        return false
      }
      let distance = (Double(first) ?? .nan) - (Double(second) ?? .nan)
      return abs(distance) <= quiz.tolerance(ofNumber: first)
    }
    let values: (Quiz.Choice) -> [RecordedValue] = { choice in
      choice.claims.filter { !isCondition(quiz.claims[$0]) }.map { recorded[$0].plain }
    }
    return values(right) == values(wrong)
  }

}

extension RecordedValue {
  /// The value without its element type: an answer of 4 and one of 4.0 are the same.
  fileprivate var plain: RecordedValue {
    guard case .tensor(var value) = self else { return self }
    value.elementType = nil
    return .tensor(value)
  }
}
