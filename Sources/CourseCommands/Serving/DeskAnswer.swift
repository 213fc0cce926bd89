import Grading

/// What a page is answered about an exercise, as one JSON object.
enum DeskAnswer: Encodable {
  /// Which exercises are solved, by id.
  case progress([String: Bool])

  /// A text to edit.
  case draft(StudentWork.Draft)

  /// The text is in the file, which has this revision now.
  case saved(revision: String)

  /// The file was changed elsewhere, and is left as it is.
  case outdated(StudentWork.Draft)

  /// The outcome of an answer; the file's revision if it was saved, and why it was not recorded.
  case report(PageReport, revision: String?, problem: String? = nil)

  /// The run was stopped.
  case stopped

  /// The hints that were seen, as HTML, and how many are left.
  case hints([String], left: Int)

  private enum Key: String, CodingKey {
    case solved, text, isStarted, revision, isOutdated, report, problem, isStopped, hints, left
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .progress(let solved): try container.encode(solved, forKey: .solved)
    case .draft(let draft): try encode(draft, to: &container)
    case .saved(let revision): try container.encode(revision, forKey: .revision)
    case .outdated(let draft):
      try container.encode(true, forKey: .isOutdated)
      try encode(draft, to: &container)
    case .report(let report, let revision, let problem):
      try container.encodeIfPresent(problem, forKey: .problem)
      try container.encode(report, forKey: .report)
      try container.encodeIfPresent(revision, forKey: .revision)
    case .stopped: try container.encode(true, forKey: .isStopped)
    case .hints(let hints, let left):
      try container.encode(hints, forKey: .hints)
      try container.encode(left, forKey: .left)
    }
  }

  private func encode(
    _ draft: StudentWork.Draft, to container: inout KeyedEncodingContainer<Key>
  ) throws {
    try container.encode(draft.text, forKey: .text)
    try container.encode(draft.isStarted, forKey: .isStarted)
    try container.encode(draft.revision, forKey: .revision)
  }
}
