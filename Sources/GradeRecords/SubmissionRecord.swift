/// The result of grading a submission: the unit that is stored, sent between machines and merged.
public struct SubmissionRecord: Hashable, Sendable, Codable {
  /// The version of the record's format.
  public static let currentFormat = 1

  /// The version of the format in which it was written.
  public var format: Int

  /// The submission.
  public var source: SubmissionSource

  /// The answers, in the order of the exercises.
  public var exercises: [ExerciseRecord]

  /// The files that were not taken in.
  public var refused: [RefusedFile]

  /// Creates a record.
  public init(source: SubmissionSource, exercises: [ExerciseRecord], refused: [RefusedFile] = []) {
    format = Self.currentFormat
    self.source = source
    self.exercises = exercises
    self.refused = refused
  }

  /// The record without what differs from run to run.
  public var deterministicPart: SubmissionRecord {
    var part = self
    part.exercises = exercises.map(\.deterministicPart)
    return part
  }
}
