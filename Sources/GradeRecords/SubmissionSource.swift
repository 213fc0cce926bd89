/// Where the bytes of a submission came from, and what they were.
public struct SubmissionSource: Hashable, Sendable, Codable {
  /// The layouts in which submissions arrive.
  public enum Layout: String, Hashable, Sendable, Codable, CaseIterable {
    /// A folder named after each student.
    case folders

    /// Canvas's download: `name_late_123_456_file.zip`.
    case canvas

    /// Moodle's download: `Name_123_assignsubmission_file/`.
    case moodle

    /// Gradescope's export: `submission_123/` beside `submission_metadata.yml`.
    case gradescope

    /// The zips that `course submit` writes.
    case zips

    /// A folder of git clones, as GitHub Classroom makes them.
    case clones
  }

  /// The id of the student.
  public var student: Student.ID

  /// The number of the attempt, from 1 in the order in which attempts were received.
  public var attempt: Int

  /// The layout.
  public var layout: Layout

  /// The folder or archive, relative to the submissions' folder.
  public var path: String

  /// When it was received, by the platform's word and never by the student's; `nil` where nobody says.
  public var receivedAt: Moment?

  /// SHA-256 of all that was taken in, in hexadecimal digits: of names and bytes, in order.
  public var sha256: String

  /// Creates a source.
  public init(
    student: Student.ID, attempt: Int, layout: Layout, path: String, receivedAt: Moment?,
    sha256: String
  ) {
    self.student = student
    self.attempt = attempt
    self.layout = layout
    self.path = path
    self.receivedAt = receivedAt
    self.sha256 = sha256
  }
}

/// A file of a submission that was not taken in.
public struct RefusedFile: Hashable, Sendable, Codable {
  /// The path within the submission as it was written there, made harmless for showing.
  public var path: String

  /// The exercise whose answer it would have been; `nil` for other files.
  public var exercise: String?

  /// Why, in a few words that a student may read, such as `it is a symbolic link`.
  public var reason: String

  /// Creates a refusal.
  public init(path: String, exercise: String? = nil, reason: String) {
    self.path = path
    self.exercise = exercise
    self.reason = reason
  }
}
