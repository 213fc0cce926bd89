import GradeRecords

/// A submission as its layout tells of it, before the roster says whose it is.
struct FoundSubmission {
  /// What may name the student in the roster, the surest first.
  var names: [String]

  /// Whether the end of the first name may name the student, as in `homework-1-ada`.
  var mayEndWithName = false

  /// The student, where there is no roster.
  var student: Student

  var layout: SubmissionSource.Layout
  var path: String
  var parts: [PendingSubmission.Part]
  var receivedAt: Moment?
  var isMarkedLate = false

  /// The number of the attempt, where the layout has one.
  var attempt: Int?
}

/// A submission, or what should have been one, that is not graded.
public struct IntakeProblem: Hashable, Sendable, Codable {
  /// The file or folder in the submissions' folder, made harmless for showing.
  public var path: String

  /// Why.
  public var reason: String

  /// One way out.
  public var help: String?

  /// Whether the machine failed, so that it will be tried again.
  public var isMachines = false
}

/// A way in which submissions lie in a folder.
protocol LayoutReader {
  /// Returns the submissions among the things of a folder, and what is wrong with others.
  func read(
    _ entries: [OpenFolder.Entry], in folder: OpenFolder
  ) -> (found: [FoundSubmission], problems: [IntakeProblem])
}

extension OpenFolder.Entry {
  /// The name as text; `nil` if it is none.
  var text: String? { String(validating: name, as: UTF8.self) }

  /// The problem of a thing that is no submission.
  func problem(_ reason: String, help: String? = nil) -> IntakeProblem {
    IntakeProblem(path: String(shown: name), reason: reason, help: help)
  }
}
