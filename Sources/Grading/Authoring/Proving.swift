import BookModel
import Diagnostics
import ExerciseValues
import Sandbox
import SnippetRunner

/// The proof of one exercise while it is made.
struct Proving {
  /// The fewest wrong solutions of an exercise.
  static let leastWrong = 5

  let grader: Grader
  let files: ExerciseFiles
  var proof: ExerciseProof

  /// Whether another run would give the same: nothing was stopped for its time that was not to be.
  var isRepeatable = true

  let starter: SourceFile
  let solution: SourceFile
  private let wrongSolutions: [SourceFile]

  var exercise: Exercise { files.exercise }

  init(grader: Grader, files: ExerciseFiles) throws(GradingError) {
    self.grader = grader
    self.files = files
    proof = ExerciseProof(exercise: files.exercise.id, diagnostics: [])
    starter = try files.needed(ExerciseFiles.Name.starter)
    solution = try files.needed(ExerciseFiles.Name.solution)
    wrongSolutions = try files.wrongSolutions()
  }

  /// Makes the whole proof.
  mutating func prove() async throws(GradingError) {
    proof.diagnostics += LeakSearch(exercise: exercise, solution: solution).diagnostics(
      starter: starter, checks: try files.file(ExerciseFiles.Name.checks))
    if exercise.kind == .text {
      try proveRubric()
      return try await proveText()
    }
    let store = JudgeStore(tools: grader.tools, root: grader.root)
    switch try await store.judged(files) {
    case .wrong(let problems):
      proof.diagnostics += problems
    case .judged(let judged):
      proveBook(judged.book)
      try await proveExtremes(judged)
      try await proveStarter()
      try await proveSolution()
      try await proveMistakes(judged)
      proveNames(judged.book)
      try await proveWrongSolutions(mistakes: judged.book.mistakes.map(\.id))
    }
  }

  // MARK: The list of cases

  private mutating func proveBook(_ book: CaseBook) {
    proof.cases = book.cases.count
    proof.mistakes = book.mistakes.count
    let sum = book.groups.reduce(0) { $0 + $1.points }
    if sum != exercise.points {
      report(
        "exercise-points", "the groups have \(sum) points, the exercise says \(exercise.points)",
        help: "make the sum of the groups' points what 'points' in exercise.md says")
    }
    for (place, group) in book.groups.enumerated() {
      let own = book.cases.filter { $0.group == place }
      if own.isEmpty {
        report("exercise-checks", "the group '\(group.name)' has no case")
      } else if group.points > 0 && own.allSatisfy(\.isHidden) {
        report(
          "exercise-checks", "the group '\(group.name)' has points and hidden cases only",
          help: "give it a public case, so that students can see what it is about")
      }
    }
    let count = exercise.entry.parameters?.count ?? 0
    if let wrong = book.cases.first(where: { $0.inputs.count != count }) {
      report(
        "exercise-checks",
        "the entry point takes \(count) arguments, not \(wrong.inputs.count) as the cases have")
    }
    let ids = book.mistakes.map(\.id)
    for id in Set(ids) where ids.count(where: { $0 == id }) > 1 {
      report("exercise-checks", "two known mistakes are called '\(id)'")
    }
  }

  // MARK: Starter and solution

  private mutating func proveStarter() async throws(GradingError) {
    let report = try await grader.check(exercise, starter)
    // Nothing is chosen yet in the starter of a choice.
    if report.status == .refused && !report.diagnostics.allSatisfy({ $0.id == "answer-choice" }) {
      self.report(
        "exercise-starter", "the starter does not compile", in: starter,
        details: report.diagnostics.map(\.message),
        help: "let it return something of the right type that is wrong")
    } else if report.status == .solved {
      self.report("exercise-starter", "the starter solves the exercise", in: starter)
    }
  }

  private mutating func proveSolution() async throws(GradingError) {
    // Two seeds: what holds for one draw of hidden cases must hold for another.
    let seeds: [UInt64] = try files.file(ExerciseFiles.Name.hidden) == nil ? [0] : [0, 1]
    for seed in seeds {
      let report = try await grader.check(exercise, solution, scope: .all(seed: seed))
      guard report.status != .solved || report.points != Double(exercise.points) else { continue }
      self.report(
        "exercise-solution", "the solution does not earn all points", in: solution,
        details: ["\(report.points) of \(exercise.points) points"] + report.failureLines,
        help: "compare the reference in Checks.swift with the solution")
      isRepeatable = false
      return
    }
  }

  // MARK: Known mistakes

  private mutating func proveMistakes(_ judged: Judged) async throws(GradingError) {
    let visible = judged.book.cases.indices.filter { !judged.book.cases[$0].isHidden }
    let level = await grader.level
    for (place, mistake) in judged.book.mistakes.enumerated() {
      var outcomes: [Int: CaseOutcome] = [:]
      for number in visible {
        let item = judged.book.cases[number]
        if let value = item.wrongAnswers[place] ?? item.expected {
          outcomes[number] = .answer(value)
        }
      }
      let findings = try await findings(on: outcomes, judged)
      let result = Marking(
        exercise: exercise, judged: judged, outcomes: outcomes, findings: findings
      ).report(level: level)
      if result.status == .solved {
        report(
          "exercise-mistake", "the known mistake '\(mistake.id)' costs no points",
          help: "add a case whose answer it changes")
      } else if result.mistake?.id != mistake.id {
        report(
          "exercise-mistake",
          "the known mistake '\(mistake.id)' is taken for '\(result.mistake?.id ?? "none")'",
          help: "add a case on which the two differ")
      }
    }
  }

  private func findings(
    on outcomes: [Int: CaseOutcome], _ judged: Judged
  ) async throws(GradingError) -> [Int: Finding] {
    let attempt = Attempt(
      tools: grader.tools, files: files, answer: solution, judged: judged, scope: .visible,
      level: await grader.level)
    return try await attempt.findings(on: outcomes, judged)
  }

  // MARK: Wrong solutions

  private mutating func proveWrongSolutions(mistakes: [String]) async throws(GradingError) {
    let told = Set(wrongSolutions.compactMap(Self.expected))
    for mistake in mistakes where !told.contains(mistake) {
      report(
        "exercise-mistake", "no wrong solution makes the known mistake '\(mistake)'",
        help: "add a file to 'Wrong' that begins with '// expects: \(mistake)'")
    }
    if wrongSolutions.count < Self.leastWrong {
      report(
        "exercise-wrong",
        "the exercise has \(wrongSolutions.count) wrong solutions; \(Self.leastWrong) are the least",
        help: "add Swift files to 'Wrong' that begin with '// expects: …'")
    }
    for wrong in wrongSolutions {
      guard let expected = Self.expected(of: wrong) else {
        report(
          "exercise-wrong", "a wrong solution says what it must be told", in: wrong,
          help:
            "begin it with '\(Self.marker)MISTAKE', or 'wrong', 'refused', 'crashed' and the like")
        continue
      }
      let result = try await grader.check(exercise, wrong)
      let verdicts = result.verdicts
      if result.status == .solved {
        report("exercise-wrong", "a wrong solution earns all points", in: wrong)
      } else if !verdicts.contains(expected) {
        report(
          "exercise-wrong", "this must be told '\(expected)', and is told '\(verdicts[0])'",
          in: wrong, details: result.failureLines,
          help: "known verdicts: \(verdicts.joined(separator: ", "))")
      } else if let named = result.mistake?.id, named != expected {
        report(
          "exercise-wrong", "this must be told '\(expected)' alone, and is told '\(named)' as well",
          in: wrong, details: result.failureLines,
          help:
            "if it makes that mistake, begin it with '// expects: \(named)'; else narrow the mistake"
        )
      } else {
        proof.wrongSolutions += 1
      }
    }
  }

  private static let marker = "// expects: "

  /// What a wrong solution says that it must be told; `nil` if it does not say it.
  static func expected(of wrong: SourceFile) -> String? {
    guard let line = wrong.lines.first, line.hasPrefix(marker) else { return nil }
    return line.dropFirst(marker.count).split(separator: " ").joined(separator: " ")
  }

  mutating func report(
    _ id: String, _ message: String, in file: SourceFile? = nil, details: [String] = [],
    help: String? = nil
  ) {
    let path = file?.path ?? "\(exercise.folder)/\(ExerciseFiles.Name.checks)"
    proof.diagnostics.append(
      Diagnostic(
        id, message, at: SourceRange(path: path, line: 1), details: details, help: help))
  }
}
