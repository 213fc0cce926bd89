import BookModel
import Diagnostics
import ExerciseValues
import FoundationEssentials
import Sandbox
import SnippetRunner

/// One answer on its way to a report.
struct Attempt: Sendable {
  let tools: GradingTools
  let files: ExerciseFiles
  let answer: SourceFile

  /// What it is graded with; `nil` for a text.
  let judged: Judged?
  let scope: Grader.Scope
  let level: Isolation.Level

  private var exercise: Exercise { files.exercise }

  /// What became of an answer, and whether another run would give the same: a busy machine may have
  /// been the reason for a limit.
  typealias Result = (report: ExerciseReport, isRepeatable: Bool)

  /// Compiles, runs and compares.
  func result() async throws(GradingError) -> Result {
    let folder = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(folder) {} }
    let importProblems = ImportRule(exercise).problems(in: answer)
    guard importProblems.isEmpty else { return (refused(importProblems), true) }
    let source = ProgramSource.answer(answer.text, to: exercise)
    let maker = ProgramMaker(tools: tools, level: level)
    var made = try await maker.make(source, in: folder.path, effort: .first)
    if case .refused(let messages) = made, let giving = MixSearch.message(in: messages) {
      let search = MixSearch(builder: ProgramBuilder(tools: tools, level: level), answer: answer)
      if let mix = try await search.diagnostic(for: giving, in: source, folder: folder.path) {
        return (refused([mix]), true)
      }
      // It may be right and only long.
      made = try await maker.make(source, in: folder.path + "/patient", effort: .second)
    }
    guard case .made(let program) = made else {
      let report = refused(
        CompilationReport(exercise: exercise, answer: answer).diagnostics(of: made))
      return (report, report.status != .overLimit)
    }
    let runner = AnswerRunner(tools: tools, program: program, exercise: exercise, level: level)
    guard let judged else { return try await textResult(runner) }
    return try await result(on: judged, runner)
  }

  private func result(
    on judged: Judged, _ runner: AnswerRunner
  ) async throws(GradingError) -> Result {
    let numbered = judged.book.cases.enumerated().map { (number: $0.offset, item: $0.element) }
    // Hidden cases run apart, so that nothing printed about them is ever shown.
    let visible = try await runner.run(numbered.filter { !$0.item.isHidden })
    var outcomes: [Int: CaseOutcome] = [:]
    for (item, outcome) in zip(numbered.filter({ !$0.item.isHidden }), visible.outcomes) {
      outcomes[item.number] = outcome
    }
    if case .all = scope {
      let hiddenCases = numbered.filter(\.item.isHidden)
      let hidden = try await runner.run(hiddenCases)
      for (item, outcome) in zip(hiddenCases, hidden.outcomes) { outcomes[item.number] = outcome }
    }
    if exercise.kind == .choice, case .answer(let choice)? = visible.outcomes.first {
      let problems = ChoiceForm(exercise: exercise, answer: answer).problems(in: choice)
      guard problems.isEmpty else { return (refused(problems), true) }
    }
    let findings = try await findings(on: outcomes, judged)
    let marking = Marking(
      exercise: exercise, judged: judged, outcomes: outcomes, findings: findings)
    var report = marking.report(level: level)
    report.add(visible.printed, of: judged.book)
    return (report, outcomes.values.allSatisfy(\.isRepeatable))
  }

  /// What the property says of each answer that it decides on.
  func findings(
    on outcomes: [Int: CaseOutcome], _ judged: Judged
  ) async throws(GradingError) -> [Int: Finding] {
    guard let program = judged.program else { return [:] }
    let answers = outcomes.sorted { $0.key < $1.key }.compactMap { number, outcome in
      if case .answer(let value) = outcome { (number: number, value: value) } else { nil }
    }
    let judge = JudgeRunner(
      tools: tools, program: program, exercise: exercise, seed: scope.seed)
    switch try await judge.findings(on: answers) {
    case .answered(let findings):
      return Dictionary(
        zip(answers.map(\.number), findings).map { ($0, $1) }, uniquingKeysWith: { $1 })
    case .failed(let message):
      throw .checksStop(exercise: exercise.id, reason: message)
    }
  }

  private func refused(_ diagnostics: [Diagnostic]) -> ExerciseReport {
    let isOverLimit = diagnostics.contains { $0.id == "answer-compiler-limit" }
    var report = ExerciseReport(
      exercise: exercise.id, status: isOverLimit ? .overLimit : .refused, points: 0,
      possible: exercise.points, level: level)
    report.diagnostics = diagnostics
    return report
  }

  /// A text is only read here: a person marks it.
  private func textResult(_ runner: AnswerRunner) async throws(GradingError) -> Result {
    let item = CaseBook.Case(
      group: 0, title: "", isHidden: false, inputs: [], expected: nil, wrongAnswers: [:])
    let run = try await runner.run([(number: 0, item: item)])
    var report = ExerciseReport(
      exercise: exercise.id, status: .waiting, points: 0, possible: exercise.points, level: level)
    report.printed = run.printed.values.map { .init(group: "the text", title: "", text: $0) }
    var failure = ExerciseReport.Failure(group: "the text")
    switch run.outcomes.first {
    case .answer(let value):
      let text = value.text ?? ""
      let count = TextForm.wordCount(of: text)
      report.words = count == 0 ? nil : count
      guard let problem = TextForm(exercise).problem(with: text) else { return (report, true) }
      failure.difference = [problem]
    case .failure(let reason): failure.failure = reason
    case nil: failure.failure = .notRun
    }
    report.status = .wrong
    report.failures = [failure]
    return (report, run.outcomes.allSatisfy(\.isRepeatable))
  }
}
