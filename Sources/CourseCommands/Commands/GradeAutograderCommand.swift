import ArgumentParser
import BatchGrading
import BookModel
import Foundation
import GradeExports
import GradeRecords
import Grading
import Intake
import Sandbox

/// Grades one submission where Gradescope's autograders do.
struct GradeAutograderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "autograder",
    abstract: "Grade one submission as an autograder of Gradescope; 'run_autograder' calls it.",
    discussion: """
      Grades 'submission' in the folder and writes 'results/results.json'. Who handed it in is read \
      from 'submission_metadata.json'. 'course export gradescope-autograder' packs all that it takes.

      Gradescope gives each submission a container of its own, so '--least landlock', the default, is \
      enough here: the answer can read nothing that it is not given.

      Exit codes: 0 there are results, 2 it could not be graded, which is nobody's mark.
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder of the autograder.", completion: .directory)
  var folder = "/autograder"

  @Option(name: .long, help: "Grade this exercise alone; may be repeated. Default: all.")
  var exercise: [String] = []

  @Option(help: "The assignment's name, from which hidden cases are drawn too.")
  var assignment = "submissions"

  @Option(help: "The file with the course's key. Default: source/grades.key in the folder.")
  var key: String?

  @Option(help: "The least that answers must be shut in by: landlock or namespaces.")
  var least = "landlock"

  func validate() throws {
    guard ["landlock", "namespaces"].contains(least) else {
      throw ValidationError("'--least' is landlock or namespaces")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let ids = try exercise.map { try book.exercise(called: $0).id }
      let exercises = book.exercises.filter { ids.isEmpty || ids.contains($0.id) }
      closeToOthers()
      let grader = try await SubmissionGrader(
        grader: try await Grader(root: book.root), exercises: exercises, assignment: assignment,
        keyFile: key ?? folder + "/source/grades.key", version: Course.configuration.version,
        least: Isolation.Level(rawValue: least) ?? .namespaces)
      let record = await grader.record(
        of: try submission(to: exercises.map(\.id)), exercises: Set(exercises.map(\.id)))
      if let problem = record.exercises.first(where: { $0.verdict == .notGraded }) {
        throw CommandFailure.notGraded(exercise: problem.exercise, reason: problem.reason)
      }
      try write(results(record, exercises))
    }
  }

  /// As root, answers have users of their own, who shall find neither the book nor the results.
  private func closeToOthers() {
    guard geteuid() == 0 else { return }
    for name in ["book/exercises", "grades.key"] { chmod("\(folder)/source/\(name)", 0o700) }
    chmod(folder + "/results", 0o700)
  }

  /// What Gradescope knows of a submission, as far as it matters here.
  private struct Metadata: Decodable {
    struct User: Decodable {
      var email: String?
      var id: Int?
    }

    var users: [User]?
  }

  private var student: Student.ID {
    let data = FileManager.default.contents(atPath: folder + "/submission_metadata.json") ?? Data()
    let decoder = JSONDecoder()
    let user = (try? decoder.decode(Metadata.self, from: data))?.users?.first
    return user?.email ?? user?.id.map { "\($0)" } ?? "student"
  }

  private func submission(to exercises: [String]) throws -> ReceivedSubmission {
    let intake = try Intake(folder: folder, roster: nil, exercises: exercises)
    guard let pending = try intake.listing().submissions.first(where: { $0.path == "submission" })
    else { throw CommandFailure.noFolder(path: folder + "/submission") }
    var submission = intake.submission(pending)
    submission.source.student = student
    return submission
  }

  private func results(_ record: SubmissionRecord, _ exercises: [Exercise]) throws -> String {
    let columns = exercises.map(ExerciseColumn.init)
    let cells = record.exercises.map { exercise in
      let points = exercise.verdict.isMark ? exercise.points : nil
      return ExerciseGrade(
        exercise: exercise.exercise, origin: points == nil ? nil : .automatic, points: points,
        finalPoints: points, maximum: exercise.maximum, verdict: exercise.verdict, record: exercise)
    }
    let grade = StudentGrade(
      student: Student(id: record.source.student), source: record.source, exercises: cells,
      refused: record.refused)
    let snapshot = GradebookSnapshot(
      assignment: assignment, exercises: columns, students: [grade])
    return try ExportFormat.gradescope.export(snapshot).files.first?.text ?? ""
  }

  private func write(_ text: String) throws {
    try? FileManager.default.createDirectory(
      atPath: folder + "/results", withIntermediateDirectories: true)
    try CourseCommands.write(text, to: folder + "/results/results.json")
  }
}
