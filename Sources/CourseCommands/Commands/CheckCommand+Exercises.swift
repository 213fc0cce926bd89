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
    var verdicts: [Verdict] = []
    for exercise in exercises {
      let (file, verdict) = await verdict(on: exercise, grader)
      verdicts.append(verdict)
      guard let report = verdict.report, let file else { continue }
      show(report, of: exercise, file)
      if answer == nil { try StudentWork(root: root).record(report, on: file) }
    }
    if format == .json { Swift.print(try JSONReport.encoded(verdicts)) }
    if format == .terminal && answer == nil {
      let overview = try StudentWork(root: root).overview(of: book.exercises)
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      for line in overview.warnings(style) { Swift.print(line) }
      Swift.print("\(overview.summary) · \(overview.nextLine)")
    }
    for trouble in verdicts.compactMap(\.trouble) { showNotGraded(trouble) }
    if verdicts.contains(where: { $0.trouble != nil }) { throw ExitCode.couldNotRun }
    if !verdicts.compactMap(\.report).allSatisfy(\.status.isDone) {
      throw ExitCode.findings
    }
    return true
  }

  /// Grades the file that the options name, or the one in `work`.
  private func verdict(
    on exercise: Exercise, _ grader: Grader
  ) async -> (answer: SourceFile?, verdict: Verdict) {
    do throws(GradingError) {
      if let answer {
        let file = try StudentWork.answer(at: answer)
        return (file, await grader.verdict(on: file, to: exercise))
      }
    } catch {
      return (nil, .notGraded(NotGraded(error, exercise: exercise.id)))
    }
    let work = StudentWork(root: grader.root)
    if let known = await grader.verdict(to: exercise, in: work) { return known }
    let stray = work.strays(among: [exercise.id]).first { $0.nearest == exercise.id }
    let trouble = NotGraded(
      exercise: exercise.id, reason: "there is no '\(work.path(of: exercise))' yet",
      remedy: stray.map { "\($0.words) Rename it" }
        ?? "'\(Invocation.command) start \(exercise.id)' makes it")
    return (nil, .notGraded(trouble))
  }

  /// In the instructor's copy, proves exercises of which no answer is begun; returns whether it did.
  private func proved(
    _ exercises: [Exercise], _ book: Book, _ grader: Grader
  ) async throws -> Bool {
    let work = StudentWork(root: book.root)
    guard answer == nil, !exercises.contains(where: { isStarted($0, work) }) else { return false }
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
    for trouble in proofs.compactMap(\.trouble) { showNotGraded(trouble) }
    if proofs.contains(where: { $0.trouble != nil }) { throw ExitCode.couldNotRun }
    if proofs.contains(where: { !$0.holds }) { throw ExitCode.findings }
    return true
  }

  /// Whether there is an answer, be it one that cannot be read.
  private func isStarted(_ exercise: Exercise, _ work: StudentWork) -> Bool {
    do throws(GradingError) {
      return try work.answer(to: exercise) != nil
    } catch {
      return true
    }
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
