import BookModel
import Diagnostics
import Foundation
import Grading
import Sandbox
import Testing

/// A book with one exercise on disk, which a test fills and grades answers to.
struct ExerciseFolder {
  let url: URL
  let grader: Grader

  /// The folder of the build that runs these tests; the library and the host lie in it.
  private static let header = """
    ---
    title: Test
    kind: KIND
    points: POINTS
    chapter: 01-chapter
    entry: "ENTRY"
    SETTINGS
    ---

    What is asked.

    EXTRA

    ## Hints

    1. What helps.

    """

  /// Writes a book whose exercise `task` has these files.
  init(
    kind: String = "function", points: Int = 1, entry: String, settings: String = "",
    sections: String = "", files: [String: String], level: Isolation.Level? = nil
  ) async throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "course-tests/\(UUID().uuidString)", directoryHint: .isDirectory)
    let text = Self.header.replacingOccurrences(of: "KIND", with: kind)
      .replacingOccurrences(of: "POINTS", with: "\(points)")
      .replacingOccurrences(of: "ENTRY", with: entry)
      .replacingOccurrences(of: "SETTINGS\n", with: settings.isEmpty ? "" : settings + "\n")
      .replacingOccurrences(of: "EXTRA", with: sections)
    grader = try await Grader(root: url.path, level: level)
    try write("# Book\n\n- [Chapter](01-chapter.md)\n", to: "chapters/SUMMARY.md")
    try write("---\ntitle: Chapter\n---\n\nText.\n", to: "chapters/01-chapter.md")
    try write(text, to: "exercises/task/exercise.md")
    for (name, text) in files { try write(text, to: "exercises/task/\(name)") }
  }

  /// Writes a file of the book.
  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The exercise as the book reads it.
  var exercise: Exercise {
    get throws {
      let book = try Book.read(root: url.path)
      return try #require(book.exercises.first, "\(book.diagnostics)")
    }
  }

  /// Grades an answer.
  func check(_ answer: String, scope: Grader.Scope = .visible) async throws -> ExerciseReport {
    try await grader.check(
      try exercise, SourceFile(path: "work/task.swift", text: answer), scope: scope)
  }
}

extension ExerciseFolder {
  /// An exercise that asks for the double of a tensor.
  static func doubling(
    settings: String = "seconds: 20", hidden: String? = nil, level: Isolation.Level? = nil
  ) async throws -> ExerciseFolder {
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (input: Tensor) -> Tensor in input * 2 })

      func addCases() {
        checks.group("small", points: 1) { checks.example("two numbers", [1, 2]) }
        checks.group("random", points: 2) {
          checks.random(10) { source in source.tensor([source.size(1...5)], in: 1...9) }
        }
        checks.mistake("squared", "this is the square") { input in input * input }
        checks.mistake("unchanged", "this is the input") { input in input }
      }

      """
    var files = ["Checks.swift": checks, "Starter.swift": answer("input")]
    files["Hidden.swift"] = hidden
    return try await ExerciseFolder(
      points: 3, entry: "func doubled(_ input: Tensor) -> Tensor", settings: settings, files: files,
      level: level)
  }

  /// An answer with an expression of `input`.
  static func answer(_ expression: String, before: String = "") -> String {
    """
    import TensorCore
    \(before)
    func doubled(_ input: Tensor) -> Tensor {
      \(expression)
    }

    """
  }
}
