import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Grading

extension CheckCommand {
  /// Checks the exercises that the words mean, and the chapters if any are named, too.
  ///
  /// - Returns: Whether the words mean exercises at all.
  func checkExercises(_ selection: CheckSelection, in book: Book) async throws -> Bool {
    guard !selection.exercises.isEmpty else { return false }
    let grader = try await Grader(root: book.root)
    let named = NamedExercises(
      exercises: selection.exercises, grader: grader, answer: answer, depth: depth)
    try refuseUnusedAll(named)
    var report: CheckReport?
    if !selection.chapters.isEmpty {
      report = try await chapterRun(selection.chapters).report()
      if let report, format == .terminal { try print(report) }
    }
    let display = ProgressDisplay(printsChapters: !quiet && format == .terminal)
    let outcomes = try await named.outcomes(display: display) { outcome in
      if format == .terminal { show(outcome) }
      if answer == nil, case .outcome(.graded(let report), let file?) = outcome.result {
        try StudentWork(root: book.root).record(report, on: file)
      }
    }
    try show(outcomes, after: report, in: book)
    let troubles = outcomes.compactMap(\.trouble)
    for trouble in troubles { showNotGraded(trouble) }
    if !troubles.isEmpty { throw ExitCode.couldNotRun }
    if outcomes.contains(where: \.isWrong) || report?.hasErrors == true {
      throw ExitCode.findings
    }
    return true
  }

  /// Shows an outcome at the terminal as soon as it is known.
  private func show(_ outcome: NamedExercises.Outcome) {
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    switch outcome.result {
    case .outcome(.graded(let report), let file?):
      if quiet && report.status.isDone { return }
      let text = ExerciseTerminalReport(
        report: report, exercise: outcome.exercise, answer: file, style: style, showsAll: all
      ).text
      Swift.print(text, terminator: "")
    case .leftOut where !quiet:
      Swift.print("\(style.yellow("–")) \(outcome.exercise.id.padded(to: 32))    left out as slow")
    default: break
    }
  }

  /// Shows what is known once all exercises are checked, in the form that was asked for.
  private func show(
    _ outcomes: [NamedExercises.Outcome], after report: CheckReport?, in book: Book
  ) throws {
    let findings = outcomes.map(ExerciseFindings.init)
    let chapters = (report?.diagnostics ?? [])
    switch format {
    case .terminal: try showEnd(of: outcomes, in: book)
    case .json:
      guard var report else { return Swift.print(try JSONReport.encoded(outcomes)) }
      report.exercises = ExerciseRun(outcomes)
      report.add(report.exercises.proofs.flatMap(\.diagnostics))
      Swift.print(try JSONReport.encoded(JSONReport(report: report)))
    case .junit:
      let suites = report.map { JUnitReport(report: $0).suites } ?? []
      let sources = findings.compactMap(\.answer).reduce(into: book.sources) { $0[$1.path] = $1 }
      let junit = JUnitReport(
        title: book.title, sources: sources, suites: suites + findings.map(\.suite))
      Swift.print(junit.text, terminator: "")
    case .github:
      Swift.print(
        GitHubRenderer.render(chapters + findings.flatMap(\.diagnostics)), terminator: "")
    }
  }

  /// What is wrong with proven exercises; and for a student, what is next.
  private func showEnd(of outcomes: [NamedExercises.Outcome], in book: Book) throws {
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    let renderer = TerminalRenderer(sources: book.sources, usesColor: style.usesColor)
    for case .proof(let proof) in outcomes.map(\.result) {
      for problem in proof.diagnostics { Swift.print(renderer.render(problem)) }
    }
    let isGraded = outcomes.contains { if case .outcome = $0.result { true } else { false } }
    guard isGraded && answer == nil && !quiet else { return }
    let overview = try StudentWork(root: book.root).overview(of: book.exercises)
    for line in overview.warnings(style) { Swift.print(line) }
    Swift.print("\(overview.summary) · \(overview.nextLine)")
  }
}
