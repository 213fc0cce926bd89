/// All that is recorded of grading one answer to one exercise.
///
/// Everything but `timing` is the same whenever the same answer is graded with the same checks.
public struct ExerciseRecord: Hashable, Sendable, Codable {
  /// The exercise's id.
  public var exercise: String

  /// The result.
  public var verdict: Verdict

  /// Why, in one sentence that a student may read; empty for `solved`.
  public var reason: String

  /// The points earned; 0 where `verdict` is no mark.
  public var points: Double

  /// The points that the exercise is worth.
  public var maximum: Double

  /// The groups of cases in the author's order.
  public var groups: [GroupRecord] = []

  /// The cases in order, public ones first.
  public var cases: [CaseRecord] = []

  /// What the student is shown beside the groups.
  public var feedback = StudentFeedback()

  /// The known mistake that explains the wrong answers.
  public var mistake: MistakeRecord?

  /// With what it was graded.
  public var basis: GradingBasis

  /// What it cost; not part of the deterministic record.
  public var timing: Timing?

  /// Creates a record without cases.
  public init(
    exercise: String, verdict: Verdict, reason: String = "", points: Double = 0, maximum: Double,
    basis: GradingBasis
  ) {
    self.exercise = exercise
    self.verdict = verdict
    self.reason = reason
    self.points = points
    self.maximum = maximum
    self.basis = basis
  }

  /// The record without what differs from run to run.
  public var deterministicPart: ExerciseRecord {
    var part = self
    part.timing = nil
    return part
  }
}

/// What a group of cases earned.
public struct GroupRecord: Hashable, Sendable, Codable {
  /// What its cases have in common, in Markdown.
  public var name: String

  /// The points earned.
  public var points: Double

  /// The points of the group.
  public var maximum: Double

  /// Creates a record.
  public init(name: String, points: Double, maximum: Double) {
    self.name = name
    self.points = points
    self.maximum = maximum
  }
}

/// The result of one case.
public struct CaseRecord: Hashable, Sendable, Codable {
  /// The number of the case, from 0; the same for all answers to the exercise.
  public var id: Int

  /// The name of its group.
  public var group: String

  /// What is special about it; empty for random ones, and for hidden ones.
  public var title: String

  /// Whether students may see it.
  ///
  /// Of hidden cases they see the count and how many were right.
  public var isVisible: Bool

  /// The result: `solved`, `wrong`, or why there is no answer.
  public var verdict: Verdict

  /// SHA-256 of a wrong answer's bytes in hexadecimal digits, to find equal ones; `nil` without one.
  public var answerSHA256: String?

  /// Creates a record.
  public init(
    id: Int, group: String, title: String, isVisible: Bool, verdict: Verdict,
    answerSHA256: String? = nil
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.isVisible = isVisible
    self.verdict = verdict
    self.answerSHA256 = answerSHA256
  }
}

/// A known mistake that was found.
public struct MistakeRecord: Hashable, Sendable, Codable {
  /// The mistake's id.
  public var id: String

  /// What it tells the student, in Markdown.
  public var hint: String

  /// Creates a record.
  public init(id: String, hint: String) {
    self.id = id
    self.hint = hint
  }
}

/// What a student may be shown: nothing here comes from a hidden case.
///
/// Texts are as a program printed them, or as a compiler quoted them. Escape them where they are shown.
public struct StudentFeedback: Hashable, Sendable, Codable {
  /// A public case that is not right.
  public struct Failure: Hashable, Sendable, Codable {
    /// The name of its group, in Markdown.
    public var group: String

    /// What is special about it.
    public var title: String

    /// The case, what was expected, what came and how they differ: lines of plain text.
    public var lines: [String]

    /// How many other public cases of the group fail too.
    public var further: Int

    /// Creates a failure.
    public init(group: String, title: String, lines: [String], further: Int) {
      self.group = group
      self.title = title
      self.lines = lines
      self.further = further
    }
  }

  /// The first public case of each group that is not right.
  public var failures: [Failure] = []

  /// What the compiler says, as `line:column: text`.
  public var messages: [String] = []

  /// What the answer printed in public cases.
  public var printed = ""

  /// How many hidden cases there are.
  public var hiddenCount = 0

  /// How many of them are right.
  public var hiddenRight = 0

  /// Creates empty feedback.
  public init() {}
}

/// With what an answer was graded: whatever the record depends on.
public struct GradingBasis: Hashable, Sendable, Codable {
  /// SHA-256 of the answer's bytes, in hexadecimal digits; `nil` where there is no file.
  public var sourceSHA256: String?

  /// Whether the file differs from what `course submit` packed; `nil` where nothing says.
  public var isAltered: Bool?

  /// SHA-256 of the exercise's text, checks and hidden cases.
  public var checksSHA256: String

  /// The version of the tool, its library and the compiler.
  public var toolVersion: String

  /// How the answer was shut in, such as `namespaces`; empty where nothing ran.
  public var isolation: String

  /// What names the seed of the hidden cases without giving it away; `nil` where there is none.
  public var seedID: String?

  /// Creates a basis.
  public init(
    sourceSHA256: String?, checksSHA256: String, toolVersion: String, isolation: String,
    seedID: String? = nil
  ) {
    self.sourceSHA256 = sourceSHA256
    self.checksSHA256 = checksSHA256
    self.toolVersion = toolVersion
    self.isolation = isolation
    self.seedID = seedID
  }
}

/// What grading an answer cost.
public struct Timing: Hashable, Sendable, Codable {
  /// The time from start to end, in seconds.
  public var seconds: Double

  /// When it was graded.
  public var gradedAt: Moment

  /// Whether the verdict was taken over from an identical answer.
  public var isShared: Bool

  /// Creates a timing.
  public init(seconds: Double, gradedAt: Moment, isShared: Bool = false) {
    self.seconds = seconds
    self.gradedAt = gradedAt
    self.isShared = isShared
  }
}
