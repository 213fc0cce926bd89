import BookModel
import Diagnostics
import ExerciseValues
import Grading

/// What came of an exercise that was named, for programs that read diagnostics or JUnit XML.
struct ExerciseFindings {
  /// What is wrong, or keeps the exercise from being graded.
  var diagnostics: [Diagnostic]

  /// The answer that the diagnostics point into.
  var answer: SourceFile?

  /// A suite with a case for each group of the exercise's cases, and for what else is wrong.
  var suite: JUnitReport.Suite

  /// Creates the findings of an outcome.
  init(_ outcome: NamedExercises.Outcome) {
    let exercise = outcome.exercise
    suite = JUnitReport.Suite(name: exercise.id, cases: [])
    diagnostics = []
    switch outcome.result {
    case .leftOut:
      add("left out as slow", isSkipped: true)
    case .proof(let proof):
      suite.seconds = proof.seconds
      for problem in proof.diagnostics { add(problem.id, [problem]) }
      if let trouble = proof.trouble {
        add(trouble, at: "\(exercise.folder)/exercise.md")
      } else if suite.cases.isEmpty {
        add("the proof")
      }
    case .outcome(.notGraded(let trouble), let file):
      answer = file
      add(trouble, at: file?.path ?? "\(exercise.folder)/exercise.md")
    case .outcome(.graded(let report), let file):
      answer = file
      suite.seconds = report.seconds
      add(report, exercise, SourceRange(path: file?.path ?? "", line: 1))
    }
  }

  private mutating func add(_ name: String, _ found: [Diagnostic] = [], isSkipped: Bool = false) {
    diagnostics += found
    suite.cases.append(
      JUnitReport.Case(
        name: name, group: suite.name, diagnostics: found, isSkipped: isSkipped))
  }

  private mutating func add(_ trouble: NotGraded, at path: String) {
    let problem = Diagnostic(
      "answer-not-graded", "'\(trouble.exercise)' was not graded: \(trouble.reason)",
      at: SourceRange(path: path, line: 1), help: trouble.remedy)
    add("grading", [problem])
    suite.cases[suite.cases.count - 1].isError = true
  }

  private mutating func add(_ report: ExerciseReport, _ exercise: Exercise, _ start: SourceRange) {
    for problem in report.diagnostics { add(problem.id, [problem]) }
    var left = report.failures
    for group in report.groups {
      let own = left.filter { $0.group == group.name }
      left.removeAll { $0.group == group.name }
      add(group.name, own.map { diagnostic(of: $0, report, exercise, start) })
    }
    // The one case of a text belongs to no group.
    for failure in left { add(failure.group, [diagnostic(of: failure, report, exercise, start)]) }
    if let hidden = report.hidden, hidden.right < hidden.count {
      let words = "\(hidden.right) of \(hidden.count.counted("hidden case")) are right"
      add("hidden cases", [Diagnostic("answer-wrong", words, at: start)])
    }
    if suite.cases.isEmpty { add(exercise.title) }
  }

  private func diagnostic(
    of failure: ExerciseReport.Failure, _ report: ExerciseReport, _ exercise: Exercise,
    _ start: SourceRange
  ) -> Diagnostic {
    let title = failure.title.isEmpty ? "your answer is wrong" : failure.title
    return Diagnostic(
      "answer-wrong", "\(failure.group): \(title)", at: start,
      details: failure.failure.map { [$0.words(exercise)] } ?? failure.difference,
      notes: failure.note.map { [$0] } ?? [],
      help: report.mistake.map { Exercise.Part(markdown: $0.hint).terminalText })
  }
}
