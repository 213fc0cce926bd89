import BookModel
import Foundation
import GradeRecords
import Intake
import Similarity

/// The answers in a folder of submissions, as they are to be compared.
struct SubmittedFiles {
  /// The answers of the latest attempts, sorted by student.
  private(set) var files: [ComparedFile] = []

  /// What is not compared, each with its reason.
  private(set) var leftOut: [String] = []

  /// Reads a folder of submissions in any layout that `course grade` takes.
  ///
  /// - Parameters:
  ///   - folder: The path.
  ///   - exercises: The ids of the exercises.
  ///   - archive: The name of an earlier year, or `nil`.
  /// - Throws: `IntakeError` if the folder cannot be read.
  init(folder: String, exercises: [String], archive: String? = nil) throws {
    let intake = try Intake(folder: folder, roster: nil, exercises: exercises)
    let listing = try intake.listing()
    leftOut = listing.problems.map { "\($0.path): \($0.reason)" }
    let latest = Dictionary(
      listing.submissions.map { ($0.student, $0) },
      uniquingKeysWith: { $0.attempt > $1.attempt ? $0 : $1 })
    for (student, pending) in latest.sorted(by: { $0.key < $1.key }) {
      let submission = intake.submission(pending)
      leftOut += submission.refused.map { "\(pending.path)/\($0.path): \($0.reason)" }
      if let reason = submission.refusal ?? submission.failure {
        leftOut.append("\(pending.path): \(reason)")
      }
      files += submission.answers.map {
        ComparedFile(owner: student, exercise: $0.exercise, text: $0.text, archive: archive)
      }
    }
  }

  /// Reads a folder of earlier years, each with a folder of submissions.
  static func earlier(_ folder: String, exercises: [String]) throws -> [SubmittedFiles] {
    guard let years = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw CommandFailure.noFolder(path: folder)
    }
    return try years.sorted().filter { !$0.hasPrefix(".") && isFolder("\(folder)/\($0)") }.map {
      try SubmittedFiles(folder: "\(folder)/\($0)", exercises: exercises, archive: $0)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    return type == .typeDirectory
  }
}
