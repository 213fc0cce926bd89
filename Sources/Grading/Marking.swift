import BookModel
import ExerciseValues
import Sandbox

/// Turns outcomes into points: the only place where that happens.
struct Marking {
  let exercise: Exercise
  let judged: Judged
  let outcomes: [Int: CaseOutcome]
  let findings: [Int: Finding]

  /// What is told of answers to cases without arguments, which may not tell the right one.
  private let values: [Int: ValueComparison]

  init(
    exercise: Exercise, judged: Judged, outcomes: [Int: CaseOutcome], findings: [Int: Finding]
  ) {
    self.exercise = exercise
    self.judged = judged
    self.outcomes = outcomes
    self.findings = findings
    var values: [Int: ValueComparison] = [:]
    for (number, outcome) in outcomes where judged.book.cases[number].inputs.isEmpty {
      guard case .answer(let answer) = outcome else { continue }
      let item = judged.book.cases[number]
      if let seal = item.seal {
        values[number] = ValueComparison(answer, with: seal, of: exercise)
      } else if let expected = item.expected {
        values[number] = ValueComparison(answer, with: expected, of: exercise)
      }
    }
    self.values = values
  }

  private var book: CaseBook { judged.book }

  /// The part of its worth that each case earned, by number.
  private var shares: [Int: Double] {
    Dictionary(
      uniqueKeysWithValues: outcomes.map { number, outcome in (number, share(number, outcome)) })
  }

  private func share(_ number: Int, _ outcome: CaseOutcome) -> Double {
    guard case .answer(let value) = outcome else { return 0 }
    let item = book.cases[number]
    if let value = values[number] { return value.isRight ? 1 : 0 }
    guard let expected = item.expected else { return findings[number]?.share ?? 0 }
    return AnswerComparison.areEqual(expected, value, exercise.tolerance) ? 1 : 0
  }

  /// The report of an answer that ran.
  func report(level: Isolation.Level) -> ExerciseReport {
    let shares = shares
    let numbers = shares.keys.sorted()
    let wrong = numbers.filter { shares[$0] != 1 }
    let groups = book.groups.indices.map { group(at: $0, shares) }
    let reasons = wrong.map { number -> CaseFailure? in
      if case .failure(let reason) = outcomes[number] { reason } else { nil }
    }
    var report = ExerciseReport(
      exercise: exercise.id, status: numbers.isEmpty ? .wrong : .init(failures: reasons),
      points: groups.reduce(0) { $0 + $1.points }, possible: exercise.points, level: level)
    report.groups = groups.filter { $0.count > 0 }
    report.cases = caseResults(shares)
    report.failures = failures(among: wrong)
    if exercise.kind == .figure { report.drawings = drawings(of: numbers) }
    let hidden = numbers.filter { book.cases[$0].isHidden }
    if !hidden.isEmpty {
      report.hidden = .init(count: hidden.count, right: hidden.count { shares[$0] == 1 })
    }
    report.withheld = hidden.isEmpty ? book.withheld + book.cases.count(where: \.isHidden) : 0
    report.mistake = mistake(wrong)
    return report
  }

  /// A group's points: all or none, or the average of what a property gives.
  private func group(at place: Int, _ shares: [Int: Double]) -> ExerciseReport.Group {
    let own = shares.keys.filter { book.cases[$0].group == place }
    let visible = own.filter { !book.cases[$0].isHidden }
    let total = own.reduce(0) { $0 + (shares[$1] ?? 0) }
    let average = own.isEmpty ? 0 : total / Double(own.count)
    let isShared = own.contains { findings[$0] != nil }
    let share = isShared || average == 1 ? average : 0
    let possible = book.groups[place].points
    return ExerciseReport.Group(
      name: book.groups[place].name,
      points: (share * Double(possible) * 100).rounded() / 100,
      possible: possible, right: visible.count { shares[$0] == 1 }, count: visible.count)
  }

  private func mistake(_ wrong: [Int]) -> CaseBook.Mistake? {
    if let sealed = wrong.lazy.compactMap({ values[$0]?.mistake }).first { return sealed }
    // A property has seen the mistake in the answers themselves, in half of the wrong ones at least.
    let decided = wrong.compactMap { findings[$0] }
    let named = decided.compactMap(\.mistake)
    if let first = named.first, named.allSatisfy({ $0 == first }), named.count * 2 >= decided.count
    {
      return book.mistakes[first]
    }
    var answers: [Int: ExerciseValue] = [:]
    for (number, outcome) in outcomes {
      if case .answer(let value) = outcome { answers[number] = value }
    }
    let compared = wrong.filter { answers[$0] != nil && book.cases[$0].expected != nil }
    return MistakeFinder(book: book, exercise: exercise).mistake(in: answers, wrong: compared)
      .map { book.mistakes[$0] }
  }

  // MARK: Failures

  /// Of each group the first wrong case with a title, or else the smallest random one.
  private func failures(among allWrong: [Int]) -> [ExerciseReport.Failure] {
    let wrong = allWrong.filter { !book.cases[$0].isHidden }
    let pattern = AnswerPattern(of: allWrong.compactMap(pair), tolerance: exercise.tolerance)
    var known: Set<[ExerciseValue]> = []
    return book.groups.indices.compactMap { group in
      let own = wrong.filter { book.cases[$0].group == group }
      // Two groups may have the same case; a second look at it tells nothing.
      let new = own.filter { !known.contains(book.cases[$0].inputs) }
      guard let shown = mostTelling(of: new.isEmpty ? own : new) else { return nil }
      known.insert(book.cases[shown].inputs)
      var failure = failure(shown, further: own.count - 1)
      let notes = [
        allWrong == [shown] ? loneNote : nil,
        pair(shown).flatMap { pattern.note(for: $0, tolerance: exercise.tolerance) },
      ].compactMap { $0 }
      failure.note = notes.isEmpty ? nil : notes.joined(separator: "; ")
      return failure
    }
  }

  /// The first case with a title, or else the smallest.
  private func mostTelling(of numbers: [Int]) -> Int? {
    numbers.first { !book.cases[$0].title.isEmpty }
      ?? numbers.min { book.cases[$0].inputs.readingSize < book.cases[$1].inputs.readingSize }
  }

  /// What the answer draws for the public examples.
  private func drawings(of numbers: [Int]) -> [ExerciseReport.Drawing] {
    let names = (exercise.entry.parameters ?? []).map(\.name)
    return numbers.compactMap { number in
      let item = book.cases[number]
      guard !item.isHidden, !item.title.isEmpty, case .answer(let value) = outcomes[number] else {
        return nil
      }
      return ExerciseReport.Drawing(
        title: item.title, arguments: zip(names, item.inputs).map { .init(name: $0, value: $1) },
        value: value)
    }
  }

  /// What is said of the only case that is wrong.
  private var loneNote: String? {
    let others = outcomes.count - 1
    return others < MistakeFinder.fewestTelling
      ? nil : "only this case is wrong; the \(others) others are right"
  }

  /// A wrong answer to a case with arguments, beside the expected one.
  private func pair(_ number: Int) -> AnswerPattern.Pair? {
    let item = book.cases[number]
    guard case .answer(let got)? = outcomes[number], let expected = item.expected,
      !item.inputs.isEmpty
    else { return nil }
    return (expected, got)
  }

  private func failure(_ number: Int, further: Int) -> ExerciseReport.Failure {
    let item = book.cases[number]
    let names = (exercise.entry.parameters ?? []).map(\.name)
    var failure = ExerciseReport.Failure(
      group: book.groups[item.group].name, title: item.title,
      arguments: zip(names, item.inputs).map { .init(name: $0, value: $1) },
      expected: item.inputs.isEmpty ? nil : item.expected, further: further, number: number)
    switch outcomes[number] {
    case .answer(let value):
      failure.got = value.isReadable ? value : nil
      if let expected = failure.expected {
        failure.difference =
          AnswerComparison(expected: expected, got: value, tolerance: exercise.tolerance).lines
      } else if let finding = findings[number] {
        failure.difference = [finding.message]
      } else if let value = values[number] {
        failure.difference = value.lines
        failure.wrongPlaces = value.wrongPlaces
      }
    case .failure(let reason): failure.failure = reason
    case nil: failure.failure = .notRun
    }
    return failure
  }
}
