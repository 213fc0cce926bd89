import Sandbox

/// Why submissions cannot be graded here.
public enum BatchError: Error, Hashable, Sendable {
  /// Answers cannot be shut in well enough.
  case notIsolated(level: Isolation.Level)

  /// The file with the secret key cannot be used.
  case badKey(path: String, reason: String)

  /// The book has no such exercise, with the nearest one.
  case noExercise(name: String, nearest: String?)

  /// No submission is of such a student.
  case noSubmission(student: String, nearest: String?)

  /// The submission has no file for an exercise.
  case noAnswer(student: String, exercise: String, reason: String)
}

extension BatchError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notIsolated(let level):
      "submissions are graded in namespaces alone, and here answers have '\(level.rawValue)'"
    case .badKey(let path, let reason): "the key in '\(path)' cannot be used: \(reason)"
    case .noExercise(let name, _): "the book has no exercise '\(name)'"
    case .noSubmission(let student, _): "there is no submission of '\(student)'"
    case .noAnswer(let student, let exercise, let reason):
      "'\(student)' has no answer to '\(exercise)': \(reason)"
    }
  }

  /// One way out.
  public var remedy: String? {
    switch self {
    case .notIsolated(let level): level.remedy
    case .badKey: "restore the file from where the earlier marks were made"
    case .noExercise(_, let nearest), .noSubmission(_, let nearest):
      nearest.map { "did you mean '\($0)'?" }
    case .noAnswer: nil
    }
  }
}
