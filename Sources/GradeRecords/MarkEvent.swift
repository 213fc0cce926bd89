/// One entry in the history of a mark.
///
/// Entries are added and never changed.
public struct MarkEvent: Hashable, Sendable, Codable {
  /// Who or what decided.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The grader.
    case automatic

    /// A person, where the exercise is marked by one.
    case manual

    /// A person, in place of the automatic mark.
    case override

    /// A person: the exercise does not count for the student.
    case excused

    /// A person: manual marks, overrides and excuses before this one no longer count.
    case withdrawn
  }

  /// The number in the gradebook, in the order in which events were added; 0 before that.
  public var number: Int

  /// The student.
  public var student: Student.ID

  /// The exercise's id.
  public var exercise: String

  /// Who or what decided.
  public var kind: Kind

  /// The points given; `nil` for `excused` and `withdrawn`, and where a comment is all there is.
  public var points: Double?

  /// The lines of the rubric that were ticked, from 0.
  public var rubricLines: [Int]

  /// What the student is told, in Markdown.
  public var comment: String

  /// Why, for the instructors alone.
  public var why: String

  /// Who: a person's name, or `course` for the grader.
  public var by: String

  /// When.
  public var at: Moment

  /// SHA-256 of the source that was marked; tells whether the mark is of an older attempt.
  public var sourceSHA256: String?

  /// Creates an event that has not been added yet.
  public init(
    student: Student.ID, exercise: String, kind: Kind, points: Double?, rubricLines: [Int] = [],
    comment: String = "", why: String = "", by: String, at: Moment = .now,
    sourceSHA256: String? = nil
  ) {
    number = 0
    self.student = student
    self.exercise = exercise
    self.kind = kind
    self.points = points
    self.rubricLines = rubricLines
    self.comment = comment
    self.why = why
    self.by = by
    self.at = at
    self.sourceSHA256 = sourceSHA256
  }
}
