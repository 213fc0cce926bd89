import BookModel
import Foundation

/// How this program was started.
enum Invocation {
  /// What people type to start it, such as `./course`.
  static var command: String {
    ProcessInfo.processInfo.environment["COURSE_COMMAND"] ?? "course"
  }

  /// Whether the current folder lies in a students' copy, which has cases in place of solutions.
  ///
  /// Help there leaves out what only authors and instructors do.
  static let isInStudentsCopy: Bool = {
    let files = FileManager.default
    guard let root = Book.root(containing: files.currentDirectoryPath) else { return false }
    let folder = "\(root)/\(Exercise.root)"
    let exercises = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    func some(_ name: String) -> Bool {
      exercises.contains { files.fileExists(atPath: "\(folder)/\($0)/\(name)") }
    }
    return some("cases.json") && !some("Solution.swift")
  }()
}
