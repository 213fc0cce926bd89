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

/// Grades a class on this machine, or on a cluster.
struct GradeClassCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "class",
    abstract: "Grade a folder of submissions into a gradebook.",
    usage: "course grade <submissions> [<options>]",
    discussion: """
      It is what 'course grade SUBMISSIONS' does.

      EXAMPLES
        course grade submissions
        course grade submissions --dry-run
        course grade submissions --regrade --exercise output-size
        course grade submissions --explain ada output-size
        course grade submissions --engine slurm --at-once 40

      With '--engine slurm', the submissions are cut into shards, each shard is a task of a job array, \
      and what they record goes into the gradebook when all have ended. All nodes must have the book, \
      the tool and the folder of the gradebook at the same paths. Ctrl-C leaves the jobs running; the \
      same command waits for them again.

      Exit codes: 0 all is graded, 1 something was not graded or not taken in, 2 it could not run.
      """)

  @OptionGroup var options: BookOptions

  @OptionGroup var wishes: GradingWishes

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

  @OptionGroup var cluster: ClusterOptions

  @Option(help: "With slurm: into how many shards to cut them. Default: one for each ten.")
  var shards: Int?

  func validate() throws {
    guard shards == nil || cluster.engine == .slurm else {
      throw ValidationError("'--shards' needs '--engine slurm'; 'course grade plan' cuts, too")
    }
    guard shards.map((1...100_000).contains) ?? true else {
      throw ValidationError("'--shards' is from 1 to 100000")
    }
    guard explain.isEmpty || explain.count == 2 else {
      throw ValidationError("'--explain' takes a student and an exercise")
    }
    guard (jobs ?? 1) >= 1 else { throw ValidationError("'--jobs' is at least 1") }
  }

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let assignment = try wishes.assignment(of: book)
      if cluster.engine == .slurm, !dryRun, explain.isEmpty {
        return try await gradeOnCluster(assignment)
      }
      let listing = try assignment.intake.listing()
      let chosen = try wishes.submissions(listing, in: assignment)
      if dryRun { return print(DryRun(assignment: assignment, listing: listing, chosen).text) }
      let grader = try await assignment.grader()
      if !explain.isEmpty { return try await explain(assignment, listing, grader) }
      try await grade(chosen, listing, assignment, grader)
    }
  }

  private func grade(
    _ submissions: [PendingSubmission], _ listing: Intake.Listing, _ assignment: Assignment,
    _ grader: SubmissionGrader
  ) async throws {
    let gradebook = try assignment.openGradebook(for: listing.students)
    let wanted = try wishes.selection(in: assignment, gradebook)
    let number = wishes.regrade ? try gradebook.beginRegrade(wishes.regradeName(in: assignment)) : 0
    let (stop, progress, start) = (BatchRun.Stop(), GradingProgress(), ContinuousClock.now)
    progress.stopOnInterrupt(stop)
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
    if wishes.regrade { try gradebook.endRegrade(number) }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let summary = GradingSummary(
      whole: try gradebook.snapshot(), scope: try wishes.scope(in: assignment), count: run.count,
      elsewhere: run.elsewhere,
      work: "\(run.graded) graded now in \(GradingProgress.duration(seconds))",
      problems: listing.problems,
      changes: wishes.regrade ? try gradebook.changes(inRegrade: number) : nil,
      gradebook: assignment.gradebookPath)
    try gradebook.settle()
    print(summary.text, terminator: "")
    if !summary.isClean { throw ExitCode.findings }
  }

  private func gradeOnCluster(_ assignment: Assignment) async throws {
    let summary = try await ClusterGrading(
      assignment: assignment, wishes: wishes, cluster: cluster, book: assignment.book.root,
      jobs: jobs, shards: shards
    ).run()
    guard let summary else { return print("nothing is to be graded") }
    print(summary.text, terminator: "")
    if !summary.isClean { throw ExitCode.findings }
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

extension ExerciseReport.CaseResult {
  /// The case in one line, for an instructor.
  fileprivate var line: String {
    let kind = isHidden ? "hidden" : "public"
    let words =
      isRight ? "right" : failure.map { Verdict($0).rawValue } ?? "wrong"
    return "case \(number)  \(kind)  \(words)  \(group)\(title.isEmpty ? "" : ": \(title)")"
  }
}
