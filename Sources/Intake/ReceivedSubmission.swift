import GradeRecords

/// What a student handed in, as far as it was taken in.
public struct ReceivedSubmission: Hashable, Sendable, Codable {
  /// A file that answers an exercise.
  public struct Answer: Hashable, Sendable, Codable {
    /// The exercise's id.
    public var exercise: String

    /// The path within the submission, made harmless for showing.
    public var path: String

    /// The text.
    public var text: String

    /// SHA-256 of its bytes, in hexadecimal digits.
    public var sha256: String

    /// Whether it differs from what `course submit` packed; `nil` where no list of that came along.
    public var isAltered: Bool?
  }

  /// Where it came from.
  public var source: SubmissionSource

  /// The answers, in the order of the exercises.
  public var answers: [Answer]

  /// The files that were not taken in, those of exercises first.
  public var refused: [RefusedFile]

  /// Why nothing of the submission was taken in; `nil` where it was.
  public var refusal: String?

  /// What could not be read because the machine failed: no mark, and tried again.
  public var failure: String?

  /// Returns the answer to an exercise; `nil` if there is none.
  public func answer(to exercise: String) -> Answer? {
    answers.first { $0.exercise == exercise }
  }
}

/// A submission that was found and not read yet.
public struct PendingSubmission: Hashable, Sendable {
  /// A piece of a submission.
  enum Part: Hashable, Sendable {
    /// A folder, by the bytes of its name.
    case folder([UInt8])

    /// A file, by the bytes of its name, and the name that the student gave it.
    case file([UInt8], name: String)
  }

  /// The student's id.
  public var student: Student.ID

  /// The number of the attempt among those that were found here, from 1.
  public var attempt: Int

  /// The layout in which it arrived.
  public var layout: SubmissionSource.Layout

  /// The folder or archive, relative to the submissions' folder.
  public var path: String

  /// When it was received, by the platform's word.
  public var receivedAt: Moment?

  /// Whether the platform's name for it says that it is late.
  public var isMarkedLate = false

  var parts: [Part]
}
