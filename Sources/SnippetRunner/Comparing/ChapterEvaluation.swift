import BookModel
import Diagnostics
import Expectations
import Pictures

/// Holds what a chapter says against what its program did.
struct ChapterEvaluation {
  /// What became of each step, in the order of `Chapter.steps`.
  private(set) var outcomes: [StepOutcome]

  /// The pictures that figures drew, by their snippets' `index`.
  private(set) var figures: [Int: Picture] = [:]

  /// What is wrong, in document order.
  private(set) var diagnostics: [Diagnostic] = []

  /// What the lines of traced snippets did, by the `index` of the snippet.
  private(set) var traces: [Int: [TraceStep]] = [:]

  private let program: ChapterProgram
  private let record: RecordedRun
  private let comparison: StepComparison

  /// Evaluates a chapter.
  init(_ chapter: Chapter, program: ChapterProgram, record: RecordedRun, facts: FactList) {
    self.program = program
    self.record = record
    comparison = StepComparison(facts: facts)
    outcomes = Array(repeating: .notRun, count: chapter.steps.count)
    diagnostics = program.diagnostics(for: record.messages)
    if let failure = record.compilerFailure {
      diagnostics.append(failure.diagnostic(in: chapter))
    }
    if let run = record.run, let interruption = program.diagnostic(forInterrupted: run) {
      diagnostics.append(interruption)
    }
    evaluateTraces()
    for (index, step) in chapter.steps.enumerated() {
      let (outcome, found) = evaluate(step)
      outcomes[index] = outcome
      diagnostics += found + missingValues(ofStep: step.index)
      if case .snippet(let snippet) = step { evaluateFigure(snippet) }
    }
    diagnostics = diagnostics.sortedBySourcePosition(paths: [chapter.path])
  }

  private func evaluate(_ step: Step) -> (StepOutcome, [Diagnostic]) {
    switch step {
    case .snippet(let snippet): evaluate(snippet)
    case .output(let output): evaluate(output)
    case .error(let error): evaluate(error)
    case .trace(let trace): evaluate(trace)
    case .tensor(let tensor):
      comparison.compare(tensor, with: values(ofStep: tensor.index)?.first)
    case .inlineValue(let value):
      comparison.compare(value, with: values(ofStep: value.index)?.first)
    case .quiz(let quiz):
      comparison.compare(quiz, with: quiz.claims.isEmpty ? nil : values(ofStep: quiz.index))
    case .check(let check):
      comparison.compare(check, with: values(ofStep: check.index))
    }
  }

  /// The values that a step recorded, if the program got past it and all are there.
  private func values(ofStep step: Int) -> [RecordedValue]? {
    guard let part = program.part(ofStep: step), let run = record.run,
      run.completed(part.number), let values = run.values[part.number],
      values.count == part.places.valueCount
    else { return nil }
    return values
  }

  /// What to say of a step that the program got past without recording all of its values.
  private func missingValues(ofStep step: Int) -> [Diagnostic] {
    guard let part = program.part(ofStep: step), part.role == .records, let run = record.run,
      run.interruptedPart == nil || run.completed(part.number), values(ofStep: step) == nil
    else { return [] }
    return [
      Diagnostic(
        "value-missing", "the program handed over no value for \(part.name)", at: part.places.whole,
        help: "leave descriptor 3 to the program: values leave through it")
    ]
  }

  private func evaluate(_ snippet: Snippet) -> (StepOutcome, [Diagnostic]) {
    guard let part = program.part(ofStep: snippet.index), let run = record.run else {
      return (.notRun, [])
    }
    switch part.role {
    case .runs:
      guard let output = run.outputs[part.number] else { return (.notRun, []) }
      let message = run.completed(part.number) ? nil : run.message
      return (.ran(output: output, message: message), [])
    case .traps:
      return evaluateTrap(part)
    case .refused:
      return evaluateRefusal(part)
    case .compiles, .records:
      return (.notRun, [])
    }
  }

  private mutating func evaluateTraces() {
    for part in program.parts where part.isTraced {
      if let steps = record.traces[part.number] {
        traces[part.step] = program.placed(steps)
      } else if case .finished? = record.run?.ending {
        diagnostics.append((record.traceProblems[part.number] ?? .nothing).diagnostic(of: part))
      }
    }
  }

  private func evaluate(_ expected: ExpectedTrace) -> (StepOutcome, [Diagnostic]) {
    guard let steps = traces[expected.snippet] else { return (.notRun, []) }
    let text = TraceText(steps, of: expected.snippet, in: program).text
    let comparison = TextComparison(actual: text, expected: expected.fence.body)
    var difference = comparison.diagnostic(at: QuotePlace(bodyOf: expected.fence))
    difference?.id = "trace-mismatch"
    difference?.message = "the recorded state differs from the book"
    difference?.help = "if the new state is right, run 'course accept'"
    return (.output(actual: text, matches: comparison.isEqual), difference.map { [$0] } ?? [])
  }

  /// Reads the picture of a snippet that ran to its end.
  private mutating func evaluateFigure(_ snippet: Snippet) {
    guard let part = program.part(ofStep: snippet.index), part.role == .runs, let run = record.run,
      run.completed(part.number)
    else { return }
    let figure = DrawnFigure(snippet, shown: run.figures[part.number] ?? [])
    figures[snippet.index] = figure.picture
    diagnostics += figure.diagnostics
  }

  private func evaluateTrap(_ part: ProgramPart) -> (StepOutcome, [Diagnostic]) {
    guard let run = record.traps[part.number] else { return (.notRun, []) }
    // A program that stops before the part says so once, in its own run.
    if let stopped = run.interruptedPart, stopped != part.number { return (.notRun, []) }
    let output = run.outputs[part.number] ?? ""
    let message = run.message
    if case .trapped = run.ending { return (.ran(output: output, message: message), []) }
    let diagnostic = Diagnostic(
      "snippet-does-not-trap", "a snippet marked '.traps' must trap", at: part.places.whole,
      label: message ?? "it runs to its end", help: "remove '.traps' if this is right")
    guard case .finished = run.ending else { return (.notRun, [diagnostic]) }
    return (.ran(output: output, message: nil), [diagnostic])
  }

  private func evaluateRefusal(_ part: ProgramPart) -> (StepOutcome, [Diagnostic]) {
    guard let messages = record.refusals[part.number] else { return (.notRun, []) }
    let errors = messages.filter { $0.severity == .error }
    if errors.isEmpty {
      let diagnostic = Diagnostic(
        "snippet-compiles", "a snippet marked '.nocompile' must not compile",
        at: part.places.whole, label: "compiles", help: "remove '.nocompile' if this is right")
      return (.notRun, [diagnostic])
    }
    let texts = errors.flatMap { [$0.text] + $0.notes.map(\.text) }
    return (.ran(output: "", message: texts.joined(separator: "\n")), [])
  }

  private func evaluate(_ expected: ExpectedOutput) -> (StepOutcome, [Diagnostic]) {
    // What a snippet printed until it stopped is its output only if stopping is what it shows.
    guard case .ran(let actual, let message) = outcomes[expected.snippet],
      message == nil || program.part(ofStep: expected.snippet)?.role != .runs
    else { return (.notRun, []) }
    let comparison = TextComparison(actual: actual, expected: expected.fence.body)
    let difference = comparison.diagnostic(at: QuotePlace(bodyOf: expected.fence))
    return (.output(actual: actual, matches: comparison.isEqual), difference.map { [$0] } ?? [])
  }

  private func evaluate(_ expected: ExpectedError) -> (StepOutcome, [Diagnostic]) {
    guard case .ran(_, let message?) = outcomes[expected.snippet] else { return (.notRun, []) }
    let found = MessageComparison(expected: expected.fence, actual: message).diagnostics
    return (.message(matches: found.isEmpty), found)
  }
}
