import ArgumentParser
import BatchGrading
import BookModel
import Diagnostics
import GradeRecords
import Gradebook
import Intake

/// Which submissions to grade, and which answers in them.
struct GradingWishes: ParsableArguments {
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

  @Option(
    help:
      "With --regrade: grade only the latest attempt of each student, or the one with most points.")
  var attempt: GradingPolicy.Counting?

  @Flag(help: "Grade again what has a mark. Marks that a person gave stay.")
  var regrade = false

  func validate() throws {
    for name in status where Verdict(rawValue: name) == nil {
      let names = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(name)' is no verdict; there are \(names)")
    }
    guard status.isEmpty || regrade else {
      throw ValidationError("'--status' chooses what '--regrade' grades again")
    }
    guard attempt == nil || regrade else {
      throw ValidationError("'--attempt' chooses what '--regrade' grades again")
    }
  }

  /// The folder with all that lies beside it.
  func assignment(of book: Book) throws -> Assignment {
    try Assignment(folder: folder, of: book, roster: roster, gradebook: gradebook)
  }

  /// The submissions of the students who are graded, as far as their attempt is.
  ///
  /// - Throws: `BatchError.noSubmission` for a student whom nobody knows.
  func submissions(
    _ listing: Intake.Listing, in assignment: Assignment
  ) throws -> [PendingSubmission] {
    let known = listing.students.map(\.id)
    for name in student where !known.contains(name) {
      throw BatchError.noSubmission(student: name, nearest: nearestName(to: name, in: known))
    }
    let chosen =
      student.isEmpty
      ? listing.submissions : listing.submissions.filter { student.contains($0.student) }
    guard let attempt else { return chosen }
    let rows = try GradebookFile(existingAt: assignment.gradebookPath).snapshot(counting: attempt)
    let counting = Set(rows.students.compactMap { $0.source.map { [$0.student, $0.path] } })
    return chosen.filter { counting.contains([$0.student, $0.path]) }
  }

  /// The answers that are graded.
  func selection(
    in assignment: Assignment, _ gradebook: GradebookFile?
  ) throws -> AnswerSelection {
    let ids = try ids(in: assignment)
    return try AnswerSelection(
      exercises: ids.isEmpty ? assignment.exercises.map(\.id) : ids,
      verdicts: status.compactMap(Verdict.init(rawValue:)), in: gradebook)
  }

  /// The students and exercises that were named.
  func scope(in assignment: Assignment) throws -> GradingScope {
    let ids = try ids(in: assignment)
    return GradingScope(
      students: student.isEmpty ? nil : student.sorted(),
      exercises: ids.isEmpty ? nil : ids.sorted())
  }

  /// What a regrade grades, as text that is the same for the same.
  func regradeName(in assignment: Assignment) throws -> String {
    ([try ids(in: assignment).sorted(), student.sorted(), status.sorted()]
      + (attempt.map { [[$0.rawValue]] } ?? []))
      .map { $0.joined(separator: ",") }.joined(separator: ";")
  }

  private func ids(in assignment: Assignment) throws -> [String] {
    try exercise.map { try assignment.book.exercise(called: $0).id }
  }
}

extension GradingPolicy.Counting: ExpressibleByArgument {}
