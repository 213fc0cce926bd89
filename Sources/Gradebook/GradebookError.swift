/// Why a gradebook cannot be used.
///
/// Nothing in it was changed.
public enum GradebookError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)

  /// The file is no gradebook.
  case foreign(path: String)

  /// The file is damaged, with what SQLite says.
  case damaged(path: String, reason: String)

  /// The file was written by a later version of the tool.
  case tooNew(path: String)

  /// The gradebook is of another assignment.
  case otherAssignment(path: String, found: String, wanted: String)

  /// It cannot be read or written, with SQLite's reason.
  case unusable(path: String, reason: String)

  /// Somebody else changed the mark since it was read.
  case changedMeanwhile(student: String, exercise: String)
}

extension GradebookError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "there is no gradebook '\(path)'"
    case .foreign(let path): "'\(path)' is not a gradebook"
    case .damaged(let path, let reason): "the gradebook '\(path)' is damaged: \(reason)"
    case .tooNew(let path): "a later version of 'course' wrote the gradebook '\(path)'"
    case .otherAssignment(let path, let found, let wanted):
      "the gradebook '\(path)' is of the assignment '\(found)', not of '\(wanted)'"
    case .unusable(let path, let reason): "the gradebook '\(path)' cannot be used: \(reason)"
    case .changedMeanwhile(let student, let exercise):
      "somebody else marked '\(exercise)' of '\(student)' meanwhile"
    }
  }

  /// One way out.
  public var remedy: String {
    switch self {
    case .missing: "'course grade DIR' makes it"
    case .foreign, .otherAssignment: "name another file with '--gradebook FILE'"
    case .damaged(let path, _):
      "it was left as it is; copy it, try 'sqlite3 \(path) .recover', or move it away and grade again"
    case .tooNew: "use that version"
    case .unusable: "look for room on the disk and for the rights of the folder, and run it again"
    case .changedMeanwhile: "look at the new mark, then decide"
    }
  }
}
