import ArgumentParser
import BatchGrading
import BookModel
import Diagnostics
import Foundation
import GradeRecords
import Gradebook
import Grading
import Intake
import Sandbox

/// Grades a class.
struct GradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade a folder of submissions into a gradebook.",
    discussion: """
      Reads a folder for each student, zips, git clones, and what Canvas, Moodle and Gradescope let \
      you download. Whoever runs it again grades what is new. Ctrl-C finishes what has begun.

      'roster.csv' and 'grading.yaml', in the folder or beside it, say who the students are and when \
      submissions are due; Documentation/grading.md describes them.

      EXAMPLES
        course grade submissions
        course grade submissions --dry-run
        course grade submissions --regrade --exercise output-size
        course grade submissions --explain ada output-size

      Exit codes: 0 all is graded, 1 something was not graded or not taken in, 2 it could not run.
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder of submissions.", completion: .directory)
  var folder: String

  @Option(help: "The students, as CSV. Default: roster.csv in the folder or beside it.")
  var roster: String?

  @Option(help: "The gradebook. Default: grades.sqlite beside the folder.")
  var gradebook: String?

  @Option(name: .long, help: "Grade this exercise alone; may be repeated.")
  var exercise: [String] = []

  @Option(name: .long, help: "Grade this student alone; may be repeated.")
  var student: [String] = []

  @Option(
    name: .long, help: "With --regrade: grade answers with this verdict alone, such as 'wrong'.")
  var status: [String] = []

  @Flag(help: "Grade again what has a mark. Marks that a person gave stay.")
  var regrade = false

  @Flag(help: "Show what would be graded, and write nothing.")
  var dryRun = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Grade one answer again, with the student's hidden cases, and show all; record nothing.",
      valueName: "student exercise"))
  var explain: [String] = []

  @Option(help: "How many submissions to grade at a time. Default: one for each core.")
  var jobs: Int?

  func validate() throws {
    guard explain.isEmpty || explain.count == 2 else {
      throw ValidationError("'--explain' takes a student and an exercise")
    }
    guard (jobs ?? 1) >= 1 else { throw ValidationError("'--jobs' is at least 1") }
    for name in status where GradeRecords.Verdict(rawValue: name) == nil {
      let names = GradeRecords.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is no verdict; there are \(names)")
    }
    guard status.isEmpty || regrade else {
      throw ValidationError("'--status' chooses what '--regrade' grades again")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let assignment = try Assignment(
        folder: folder, of: book, roster: roster, gradebook: gradebook)
      let listing = try assignment.intake.listing()
      let chosen = try chosen(listing.submissions, listing)
      if dryRun { return print(DryRun(assignment: assignment, listing: listing, chosen).text) }
      let grader = try await SubmissionGrader(
        grader: try await Grader(root: book.root), exercises: assignment.exercises,
        assignment: assignment.name, keyFile: assignment.keyPath,
        version: Course.configuration.version)
      if !explain.isEmpty { return try await explain(assignment, listing, grader) }
      try await grade(chosen, listing, assignment, grader)
    }
  }

  private func chosen(
    _ submissions: [PendingSubmission], _ listing: Intake.Listing
  ) throws -> [PendingSubmission] {
    let known = listing.students.map(\.id)
    for name in student where !known.contains(name) {
      throw BatchError.noSubmission(student: name, nearest: nearestName(to: name, in: known))
    }
    return student.isEmpty ? submissions : submissions.filter { student.contains($0.student) }
  }

  private func grade(
    _ submissions: [PendingSubmission], _ listing: Intake.Listing, _ assignment: Assignment,
    _ grader: SubmissionGrader
  ) async throws {
    let gradebook = try assignment.openGradebook(for: listing.students)
    let ids = try exercise.map { try assignment.book.exercise(called: $0).id }
    let wanted = try Selection(
      exercises: ids.isEmpty ? assignment.exercises.map(\.id) : ids,
      verdicts: status.compactMap(GradeRecords.Verdict.init(rawValue:)), in: gradebook)
    let selection = [ids.sorted(), student.sorted(), status.sorted()].map {
      $0.joined(separator: ",")
    }
    let number = regrade ? try gradebook.beginRegrade(selection.joined(separator: ";")) : 0
    let (stop, progress, start) = (BatchRun.Stop(), GradingProgress(), ContinuousClock.now)
    Self.stopOnInterrupt(stop, progress)
    let run = try await BatchRun(
      into: gradebook, from: assignment.intake, by: grader, regrade: number
    )
    .run(
      submissions, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, stop: stop,
      wanted: wanted.exercises(of:), progress: progress.show)
    progress.finish()
    if run.isStopped {
      print("stopped; 'course grade' with the same words goes on where this run was")
      throw ExitCode(130)
    }
    if regrade { try gradebook.endRegrade(number) }
    let summary = GradingSummary(
      snapshot: try gradebook.snapshot(), run: run, problems: listing.problems,
      changes: regrade ? try gradebook.changes(inRegrade: number) : nil,
      gradebook: assignment.gradebookPath,
      seconds: (ContinuousClock.now - start) / .seconds(1))
    try gradebook.settle()
    print(summary.text, terminator: "")
    if !summary.isClean { throw ExitCode.findings }
  }

  /// The first Ctrl-C lets submissions that are being graded end, the second ends everything.
  private static func stopOnInterrupt(_ stop: BatchRun.Stop, _ progress: GradingProgress) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [source] in
        source.cancel()
        progress.showStopping()
        stop.ask()
        InterruptHandling.install { progress.finish() }
      }
      source.activate()
    }
  }

  private func explain(
    _ assignment: Assignment, _ listing: Intake.Listing, _ grader: SubmissionGrader
  ) async throws {
    let exercise = try assignment.book.exercise(called: explain[1])
    let names = listing.submissions.map(\.student)
    guard let pending = listing.submissions.last(where: { $0.student == explain[0] }) else {
      throw BatchError.noSubmission(
        student: explain[0], nearest: nearestName(to: explain[0], in: names))
    }
    let submission = assignment.intake.submission(pending)
    guard let answer = submission.answer(to: exercise.id) else {
      let record = await grader.record(of: submission, exercises: [exercise.id])
      throw BatchError.noAnswer(
        student: pending.student, exercise: exercise.id,
        reason: record.exercises.first?.reason ?? "it is not graded here")
    }
    let report = try await grader.report(on: answer, to: exercise, by: pending.student)
    let text = ExerciseTerminalReport(
      report: report, exercise: exercise,
      answer: SourceFile(path: "\(exercise.id).swift", text: answer.text),
      style: TerminalStyle(fileDescriptor: STDOUT_FILENO), showsAll: true
    ).text
    print("\(pending.student) · \(pending.path) · attempt \(pending.attempt)\n\n\(text)")
    print(report.cases.map(\.line).joined(separator: "\n"))
  }
}

/// Which answers are graded.
private struct Selection: Sendable {
  private let exercises: [String]

  /// The exercises of each student, where verdicts decide.
  private let byStudent: [String: Set<String>]?

  init(
    exercises: [String], verdicts: [GradeRecords.Verdict], in gradebook: GradebookFile
  ) throws {
    self.exercises = exercises
    guard !verdicts.isEmpty else {
      byStudent = nil
      return
    }
    let rows = try gradebook.snapshot().students.map { row in
      (row.student.id, Set(row.exercises.filter { verdicts.contains($0.verdict) }.map(\.exercise)))
    }
    byStudent = Dictionary(uniqueKeysWithValues: rows)
  }

  func exercises(of student: Student.ID) -> Set<String> {
    guard let byStudent else { return Set(exercises) }
    return (byStudent[student] ?? []).intersection(exercises)
  }
}

extension ExerciseReport.CaseResult {
  /// The case in one line, for an instructor.
  fileprivate var line: String {
    let kind = isHidden ? "hidden" : "public"
    let words =
      isRight ? "right" : failure.map { GradeRecords.Verdict($0).rawValue } ?? "wrong"
    return "case \(number)  \(kind)  \(words)  \(group)\(title.isEmpty ? "" : ": \(title)")"
  }
}

/// What would be graded.
private struct DryRun {
  let assignment: Assignment
  let listing: Intake.Listing
  let submissions: [PendingSubmission]

  init(assignment: Assignment, listing: Intake.Listing, _ submissions: [PendingSubmission]) {
    self.assignment = assignment
    self.listing = listing
    self.submissions = submissions
  }

  var text: String {
    var lines = submissions.flatMap { pending in
      let submission = assignment.intake.submission(pending)
      let count = "\(submission.answers.count) of \(assignment.exercises.count.counted("answer"))"
      let late = pending.isMarkedLate ? ", marked late" : ""
      let reasons = [submission.failure].compactMap { $0 }
      let refused = submission.refused.map { "    \($0.path): \($0.reason)" }
      let whole = refused.isEmpty ? [submission.refusal].compactMap { $0 } : []
      return ["\(pending.student)  \(pending.layout.rawValue)  \(count)\(late)  \(pending.path)"]
        + (reasons + whole).map { "    \($0)" } + refused
    }
    let received = Set(submissions.map(\.student))
    let missing = listing.students.filter { !received.contains($0.id) }.map(\.id)
    if !missing.isEmpty && !submissions.isEmpty {
      lines.append("without a submission: " + missing.joined(separator: ", "))
    }
    for problem in listing.problems {
      lines.append("not taken in: \(problem.path): \(problem.reason)")
      if let help = problem.help { lines.append("    help: \(help)") }
    }
    lines.append("gradebook: \(assignment.gradebookPath)")
    lines.append("nothing was written")
    return lines.joined(separator: "\n")
  }
}
