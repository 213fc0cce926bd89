import ArgumentParser
import Foundation
import GradeRecords
import Gradebook

/// Which gradebook a command reads.
struct GradebookOptions: ParsableArguments {
  @Option(
    name: .long, help: "The gradebook, or a snapshot of it as JSON.",
    completion: .file(extensions: ["sqlite", "json"]))
  var gradebook = "grades.sqlite"

  /// The gradebook as it is now.
  ///
  /// - Throws: `GradebookError` or `CommandFailure` if it cannot be read.
  func snapshot() throws -> GradebookSnapshot {
    guard gradebook.hasSuffix(".json") else {
      return try GradebookFile(existingAt: gradebook).snapshot()
    }
    guard let data = FileManager.default.contents(atPath: gradebook) else {
      throw CommandFailure.noFile(path: gradebook)
    }
    do {
      return try JSONDecoder().decode(GradebookSnapshot.self, from: data)
    } catch {
      throw CommandFailure.notAGradebook(path: gradebook)
    }
  }
}
