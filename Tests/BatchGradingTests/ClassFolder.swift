import BatchGrading
import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Sandbox
import Testing

/// A book with two exercises, and a class that hands in answers to them.
struct ClassFolder {
  let book: BookFolder

  /// The answers of a student who can do both.
  static let right = [
    "size": "let size: Int = 7\n",
    "double": "import TensorCore\nfunc doubled(_ input: Tensor) -> Tensor { input + input }\n",
  ]

  init() throws {
    book = try BookFolder(chapters: [BookFolder.chapter("A chapter", "Text.")])
    try exercise(
      "size", kind: "value", points: 2, entry: "let size: Int",
      checks: """
        let checks = Checks(reference: { 7 })
        func addCases() { checks.group("the size", points: 2) { checks.example("") } }
        """)
    try exercise(
      "double", kind: "function", points: 3, entry: "func doubled(_ input: Tensor) -> Tensor",
      checks: """
        let checks = Checks(reference: { (input: Tensor) -> Tensor in input * 2 })
        func addCases() {
          checks.group("small", points: 1) { checks.example("two", [1, 2]) }
          checks.group("random", points: 2) {
            checks.random(3) { source in source.tensor([source.size(1...5)], in: 1...9) }
          }
        }
        """)
    try book.write(
      """
      import ExerciseChecks
      import Tensors
      func addHiddenCases() {
        checks.group("random", points: 2) {
          checks.random(2) { source in source.tensor([4], in: 1...99) }
        }
      }
      """, to: "exercises/double/Hidden.swift")
  }

  private func exercise(
    _ id: String, kind: String, points: Int, entry: String, checks: String
  ) throws {
    try book.write(
      """
      ---
      title: \(id)
      kind: \(kind)
      points: \(points)
      chapter: 01-chapter
      seconds: 20
      entry: "\(entry)"
      ---

      What is asked.

      ## Hints

      1. A hint.
      """, to: "exercises/\(id)/exercise.md")
    try book.write(
      "import ExerciseChecks\nimport Tensors\n" + checks, to: "exercises/\(id)/Checks.swift")
    try book.write("// \(id)\n", to: "exercises/\(id)/Starter.swift")
  }

  /// Hands in an answer.
  func handIn(_ text: String, to exercise: String, by student: String) throws {
    try book.write(text, to: "submissions/\(student)/work/\(exercise).swift")
  }

  /// Grades, as an instructor types it.
  func grade(_ arguments: String...) throws -> CourseProcess.Result {
    try CourseProcess(["grade", "submissions"] + arguments, in: book.url).run()
  }

  /// The gradebook as exports read it, without what differs from run to run.
  func snapshot(_ name: String = "grades.sqlite") throws -> GradebookSnapshot {
    let file = try GradebookFile(existingAt: book.url.appending(path: name).path)
    var snapshot = try file.snapshot()
    for student in snapshot.students.indices {
      for cell in snapshot.students[student].exercises.indices {
        let record = snapshot.students[student].exercises[cell].record
        snapshot.students[student].exercises[cell].record = record?.deterministicPart
      }
    }
    return snapshot
  }

  /// The verdicts and points of a student, by exercise.
  func marks(of student: String) throws -> [String: String] {
    let row = try #require(try snapshot().students.first { $0.student.id == student })
    return Dictionary(
      uniqueKeysWithValues: row.exercises.map {
        ($0.exercise, "\($0.verdict.rawValue) \($0.finalPoints ?? -1)")
      })
  }

  /// Whether answers can be shut in here as grading asks for.
  static func canGrade() async -> Bool { await Isolation.Level.strongest() == .namespaces }
}
