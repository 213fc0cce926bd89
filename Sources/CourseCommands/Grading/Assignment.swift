import ArgumentParser
import BatchGrading
import BookModel
import Diagnostics
import Foundation
import GradeRecords
import Gradebook
import Grading
import Intake

/// A folder of submissions, with all that lies beside it.
struct Assignment {
  /// The book.
  let book: Book

  /// The exercises that count, in the book's order.
  let exercises: [Exercise]

  /// Due date, late policy and extensions.
  let policy: GradingPolicy

  /// The assignment's name.
  let name: String

  /// Takes submissions in.
  let intake: Intake

  /// The path of the gradebook.
  let gradebookPath: String

  /// The file with the secret key, beside the gradebook.
  var keyPath: String {
    URL(filePath: gradebookPath).deletingPathExtension().path(percentEncoded: false) + ".key"
  }

  /// Opens a folder of submissions.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - book: The book.
  ///   - roster: The roster; `nil` for `roster.csv` in the folder or beside it, if there is one.
  ///   - gradebook: The gradebook; `nil` for `grades.sqlite` beside the folder.
  /// - Throws: `IntakeError` or `BatchError`.
  init(folder: String, of book: Book, roster: String?, gradebook: String?) throws {
    let url = URL(filePath: folder).standardizedFileURL
    let beside = url.deletingLastPathComponent()
    func lying(_ name: String) -> String? {
      [url, beside].map { $0.appending(path: name).path(percentEncoded: false) }
        .first { FileManager.default.fileExists(atPath: $0) }
    }
    self.book = book
    policy =
      try lying(PolicyFile.name).map {
        try PolicyFile.read(Self.text(at: $0), path: $0)
      } ?? GradingPolicy()
    exercises = try Self.exercises(of: book, policy.exercises)
    name = policy.assignment ?? url.lastPathComponent
    gradebookPath =
      gradebook ?? beside.appending(path: "grades.sqlite").path(percentEncoded: false)
    let list = try (roster ?? lying("roster.csv")).map { try Self.roster(at: $0) }
    intake = try Intake(
      folder: url.path(percentEncoded: false), roster: list, exercises: exercises.map(\.id))
  }

  private static func exercises(of book: Book, _ ids: [String]?) throws -> [Exercise] {
    guard let ids else { return book.exercises }
    let known = book.exercises.map(\.id)
    for id in ids where !known.contains(id) {
      throw BatchError.noExercise(name: id, nearest: nearestName(to: id, in: known))
    }
    return book.exercises.filter { ids.contains($0.id) }
  }

  private static func roster(at path: String) throws -> Roster {
    do throws(Roster.Problem) {
      return try Roster(text(at: path))
    } catch {
      throw IntakeError.badList(
        path: path, line: error.line, rule: error.rule, help: error.help)
    }
  }

  /// The text of a file of the instructor's; bytes that are no UTF-8 are replaced.
  private static func text(at path: String) -> String {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// What grades the submissions.
  ///
  /// - Throws: `BatchError` where answers would not be shut in, or for the key; `GradingError`.
  func grader() async throws -> SubmissionGrader {
    try await SubmissionGrader(
      grader: try await Grader(root: book.root), exercises: exercises, assignment: name,
      keyFile: keyPath, version: Course.configuration.version)
  }

  /// The exercises as columns of the gradebook.
  var columns: [ExerciseColumn] {
    exercises.map(ExerciseColumn.init)
  }

  /// Opens the gradebook, and takes note of exercises, students and policy.
  func openGradebook(for students: [Student]) throws -> GradebookFile {
    let gradebook = try GradebookFile(at: gradebookPath, assignment: name)
    try gradebook.setUp(exercises: columns, students: students, policy: policy)
    return gradebook
  }
}

extension ExerciseColumn {
  /// The column of an exercise.
  init(_ exercise: Exercise) {
    self.init(
      id: exercise.id, title: exercise.title, kind: exercise.kind.rawValue,
      maximum: Double(exercise.points))
  }
}
