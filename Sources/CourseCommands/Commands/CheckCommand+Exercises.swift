import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Grading

extension CheckCommand {
  /// Checks the exercises that the words mean; returns whether they mean exercises at all.
  func checkExercises() async throws -> Bool {
    guard !chapters.isEmpty else { return false }
    let root = try options.root()
    let book = try Book.read(root: root)
    guard chapters.contains(where: book.meansExercise) else { return false }
    let exercises = try chapters.map { try book.exercise(called: $0) }
    let grader = try await Grader(root: root)
    if try await proved(exercises, book, grader) { return true }
    var reports: [ExerciseReport] = []
    for exercise in exercises {
      let file = try answerFile(to: exercise, root: root)
      let report = try await grader.check(exercise, file)
      reports.append(report)
      show(report, of: exercise, file)
      if answer == nil { try StudentWork(root: root).record(report, on: file) }
    }
    if format == .json { Swift.print(try JSONReport.encoded(reports)) }
    if format == .terminal && answer == nil {
      let overview = try StudentWork(root: root).overview(of: book.exercises)
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      for line in overview.warnings(style) { Swift.print(line) }
      Swift.print("\(overview.summary) · \(overview.nextLine)")
    }
    if !reports.allSatisfy(\.status.isDone) {
      throw ExitCode.findings
    }
    return true
  }

  /// In the instructor's copy, proves exercises of which no answer is begun; returns whether it did.
  private func proved(
    _ exercises: [Exercise], _ book: Book, _ grader: Grader
  ) async throws -> Bool {
    let work = StudentWork(root: book.root)
    guard answer == nil, try exercises.allSatisfy({ try work.answer(to: $0) == nil }) else {
      return false
    }
    let display = ProgressDisplay(printsChapters: !quiet && format == .terminal)
    let proofs = try await ExerciseProver(grader: grader).prove(exercises) { proof in
      var proof = proof
      proof.isCached = false
      display.show(proof)
    }
    guard proofs.count == exercises.count else { return false }
    let problems = proofs.flatMap(\.diagnostics)
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    let renderer = TerminalRenderer(sources: book.sources, usesColor: style.usesColor)
    for problem in problems { Swift.print(renderer.render(problem)) }
    if format == .json { Swift.print(try JSONReport.encoded(proofs)) }
    if proofs.contains(where: { !$0.holds }) { throw ExitCode.findings }
    return true
  }

  private func answerFile(to exercise: Exercise, root: String) throws -> SourceFile {
    let work = StudentWork(root: root)
    if let answer {
      return SourceFile(path: answer, text: try String(contentsOfFile: answer, encoding: .utf8))
    }
    guard let file = try work.answer(to: exercise) else {
      let stray = work.strays(among: [exercise.id]).first { $0.nearest == exercise.id }
      throw CommandFailure.notStarted(
        exercise: exercise.id, path: work.path(of: exercise), stray: stray)
    }
    return file
  }

  private func show(_ report: ExerciseReport, of exercise: Exercise, _ file: SourceFile) {
    guard format != .json else { return }
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    let text = ExerciseTerminalReport(
      report: report, exercise: exercise, answer: file, style: style, showsAll: all
    ).text
    Swift.print(text, terminator: "")
  }
}
