import GradeRecords
import Intake

/// A class's submissions, cut into shards that machines grade apart from each other.
public struct GradingPlan: Hashable, Sendable, Codable {
  /// The version of the plan's format.
  static let currentFormat = 1

  /// What an exercise was when the plan was made; every shard must grade the same.
  public struct Exercise: Hashable, Sendable, Codable {
    /// The exercise's id.
    public var id: String

    /// SHA-256 of its text, checks and hidden cases, in hexadecimal digits.
    public var checksSHA256: String

    /// The version of the tool, its library and the compiler.
    public var toolVersion: String
  }

  /// A part of the submissions.
  public struct Shard: Hashable, Sendable, Codable {
    /// How many submissions it has.
    public var count: Int

    /// SHA-256 of the file with its submissions.
    public var sha256: String
  }

  /// What a plan is for, beside its submissions.
  public struct Occasion: Hashable, Sendable, Codable {
    /// The assignment's name.
    public var assignment: String

    /// The exercises as columns of the gradebook.
    public var columns: [ExerciseColumn]

    /// The students.
    public var students: [Student]

    /// Due date and late policy.
    public var policy: GradingPolicy

    /// What was not taken in.
    public var problems: [IntakeProblem]

    /// What is graded again, as text; `nil` for what has no mark yet.
    public var regrade: String?

    /// The students and exercises that were asked for; `nil` in plans of earlier versions.
    public var scope: GradingScope?

    /// Creates an occasion.
    public init(
      assignment: String, columns: [ExerciseColumn], students: [Student], policy: GradingPolicy,
      problems: [IntakeProblem], regrade: String?, scope: GradingScope? = nil
    ) {
      self.assignment = assignment
      self.columns = columns
      self.students = students
      self.policy = policy
      self.problems = problems
      self.regrade = regrade
      self.scope = scope
    }
  }

  /// The version of the format in which it was written.
  public var format = GradingPlan.currentFormat

  /// What tells the plan from all others.
  public var id: String

  /// What the plan is for.
  public var occasion: Occasion

  /// The exercises that are graded, in the book's order.
  public var exercises: [Exercise]

  /// What names the key from which hidden cases are drawn, without giving it away.
  public var keyName: String

  /// Where the gradebook lies, relative to the plan's folder.
  public var gradebook: String

  /// When the plan was made.
  public var madeAt: Moment

  /// The shards.
  public var shards: [Shard]

  /// How many submissions there are.
  public var count: Int { shards.reduce(0) { $0 + $1.count } }
}

/// A submission of a plan.
struct PlannedSubmission: Hashable, Sendable, Codable {
  /// Its place among all submissions of the plan.
  var place: Int

  /// The submission with its texts.
  var submission: ReceivedSubmission

  /// The ids of the exercises to grade.
  var exercises: [String]

  /// What tells it from others.
  var key: Key { Key(student: submission.source.student, sha256: submission.source.sha256) }

  /// What tells submissions apart: the student and the content.
  struct Key: Hashable, Sendable {
    var student: Student.ID
    var sha256: String
  }
}

/// What a shard writes for a submission.
struct ShardRecord: Hashable, Sendable, Codable {
  /// The id of the plan.
  var plan: String

  /// The number of the shard, from 0.
  var shard: Int

  /// The record.
  var record: SubmissionRecord
}
