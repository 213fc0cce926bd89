import BookModel
import Diagnostics
import Expectations

/// Compares recorded values with what a chapter states: the seam to `Expectations`.
struct StepComparison {
  /// What the source documents state.
  let facts: FactList

  /// Compares a quoted tensor with the value of its expression, and with the fact that it quotes.
  func compare(
    _ quoted: QuotedTensor, with recorded: RecordedValue?
  ) -> (StepOutcome, [Diagnostic]) {
    let printed: PrintedTensor
    do {
      printed = try PrintedTensor(parsing: quoted.fence.body)
    } catch {
      let place = QuotePlace(bodyOf: quoted.fence)
      return (.notRun, [error.diagnostic(in: quoted.fence.body, at: place)])
    }
    let quoteDifference = quotation(of: quoted, printed: printed)
    guard let recorded else { return (.notRun, quoteDifference) }
    guard case .tensor(let actual) = recorded else {
      return (.notRun, quoteDifference + [.noTensor(recorded, at: quoted.expressionRange)])
    }
    let comparison = TensorComparison(
      actual: actual, expected: printed,
      tolerance: Tolerance(
        absolute: quoted.absoluteTolerance, relative: quoted.relativeTolerance))
    let verdict = ValueComparison(
      isEqual: comparison.isEqual, isAsStated: comparison.isEqual != quoted.isRefuted,
      largestError: comparison.largestError)
    let outcome = StepOutcome.value(actual: actual, comparison: verdict)
    if verdict.isAsStated { return (outcome, quoteDifference) }
    let difference =
      quoted.isRefuted
      ? Diagnostic.refutedHolds(quoted.expression, at: quoted.fence.range)
      : comparison.diagnostic(of: quoted.expression, at: QuotePlace(bodyOf: quoted.fence))
    return (outcome, quoteDifference + (difference.map { [$0] } ?? []))
  }

  /// Compares a value in the prose with the value of its expression.
  func compare(
    _ value: InlineValue, with recorded: RecordedValue?
  ) -> (StepOutcome, [Diagnostic]) {
    guard let recorded else { return (.notRun, []) }
    let mismatch = Diagnostic(
      "value-mismatch", "the value of '\(value.expression)' differs from the text", at: value.range,
      label: "expected \(value.text), got \(recorded.shortText)")
    guard case .tensor(let actual) = recorded else {
      let matches = recorded == .text(value.text)
      let outcome = StepOutcome.output(actual: recorded.shortText, matches: matches)
      return (outcome, matches ? [] : [mismatch])
    }
    let text = value.text.withoutThousandsSeparators
    let printed = try? PrintedTensor(parsing: text)
    let comparison = printed.map { TensorComparison(actual: actual, expected: $0) }
    let matches = comparison?.isEqual ?? (text == recorded.shortText)
    let verdict = ValueComparison(
      isEqual: matches, isAsStated: matches, largestError: comparison?.largestError)
    return (.value(actual: actual, comparison: verdict), matches ? [] : [mismatch])
  }

  /// Reads the truth of each condition.
  func compare(_ check: Check, with recorded: [RecordedValue]?) -> (StepOutcome, [Diagnostic]) {
    guard let recorded else { return (.notRun, []) }
    let truths = recorded.map(\.isTrue)
    let all = truths.allSatisfy { $0 } && truths.count == check.conditions.count
    if check.isRefuted {
      let found = all ? [Diagnostic.refutedHolds("all conditions", at: check.fence.range)] : []
      return (.conditions(truths, holds: !all), found)
    }
    let failed = zip(check.conditions, truths).filter { !$1 }.map { condition, _ in
      Diagnostic(
        "check-failed", "'\(condition.expression)' does not hold", at: check.range(of: condition))
    }
    return (.conditions(truths, holds: all), failed)
  }

  /// Compares the quoted text with what the fact says that the document prints.
  private func quotation(of quoted: QuotedTensor, printed: PrintedTensor) -> [Diagnostic] {
    guard let fact = quoted.fact.flatMap({ facts[$0] }),
      fact.kind == .tensor || fact.kind == .shape
    else { return [] }
    guard let stated = try? PrintedTensor(parsing: fact.states) else {
      return [.unreadableFact(fact)]
    }
    if printed.showsTheSame(as: stated) { return [] }
    return [
      Diagnostic(
        "quote-differs", "the tensor is not the one that '\(fact.id)' states",
        at: quoted.fence.range, label: "the document prints another",
        details: fact.states.split(separator: "\n").map { String($0) },
        help: "quote the document to the letter, or correct 'facts.yaml'")
    ]
  }
}

extension Diagnostic {
  /// The statement of a fact that should be a printed tensor and cannot be read as one.
  static func unreadableFact(_ fact: Fact) -> Diagnostic {
    Diagnostic(
      "fact-not-a-tensor", "what '\(fact.id)' states cannot be read as a printed tensor",
      at: fact.range, details: fact.states.split(separator: "\n").map { String($0) },
      help: "correct 'states', or give the fact another kind, such as 'rule'")
  }
}
