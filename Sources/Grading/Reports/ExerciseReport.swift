import Diagnostics
import ExerciseValues
import Sandbox

/// What became of one answer to one exercise: all that is shown, and all that is recorded.
public struct ExerciseReport: Hashable, Sendable, Codable {
  /// The verdicts.
  public enum Status: String, Hashable, Sendable, Codable {
    /// Every case is right.
    case solved

    /// Some case is wrong, or has no answer.
    case wrong

    /// The answer does not compile.
    case refused

    /// Every case that is not right stopped the program.
    case crashed

    /// Every case that is not right was stopped at a limit, or the compiler was.
    case overLimit

    /// A person gives the marks.
    case waiting

    /// The answer is the starter as it was handed out.
    case untouched

    /// Whether nothing is left for the student to do.
    public var isDone: Bool { self == .solved || self == .waiting }
  }

  /// What a group of cases earned.
  public struct Group: Hashable, Sendable, Codable {
    /// What its cases have in common.
    public var name: String

    /// The points earned.
    public var points: Double

    /// The points of the group.
    public var possible: Int

    /// How many of the public cases are right.
    public var right: Int

    /// How many public cases there are.
    public var count: Int
  }

  /// An argument of a case.
  public struct Argument: Hashable, Sendable, Codable {
    /// The parameter's name.
    public var name: String

    /// The value.
    public var value: ExerciseValue
  }

  /// A public case that is not right.
  public struct Failure: Hashable, Sendable, Codable {
    /// The name of its group.
    public var group: String

    /// What is special about it; empty for a random one.
    public var title = ""

    /// The arguments in order.
    public var arguments: [Argument] = []

    /// The right answer; `nil` if many are.
    public var expected: ExerciseValue?

    /// The answer; `nil` if there is none.
    public var got: ExerciseValue?

    /// Why there is no answer.
    public var failure: CaseFailure?

    /// How the answer differs, in lines.
    public var difference: [String] = []

    /// The places of the wrong numbers, in row-major order, where the right answer may not be told.
    public var wrongPlaces: [Int] = []

    /// What else is known of the difference.
    public var note: String?

    /// How many other cases of the group fail too.
    public var further = 0

    /// The place of the case in the list of all.
    public var number = 0

    /// What the answer printed in this case.
    public var printed = ""
  }

  /// What the answer printed in a public case.
  public struct CasePrint: Hashable, Sendable, Codable {
    /// The name of the case's group.
    public var group: String

    /// What is special about the case; empty for a random one.
    public var title: String

    /// What was printed.
    public var text: String

    /// Creates what was printed in a case.
    public init(group: String, title: String, text: String) {
      self.group = group
      self.title = title
      self.text = text
    }
  }

  /// What the answer to a figure draws for a public case.
  public struct Drawing: Hashable, Sendable, Codable {
    /// What is special about the case.
    public var title: String

    /// The arguments in order.
    public var arguments: [Argument]

    /// The answer.
    public var value: ExerciseValue
  }

  /// What is known of the cases that may not be shown.
  public struct Hidden: Hashable, Sendable, Codable {
    /// How many there are.
    public var count: Int

    /// How many are right.
    public var right: Int

    /// Creates counts.
    public init(count: Int, right: Int) {
      self.count = count
      self.right = right
    }
  }

  /// The exercise's id.
  public var exercise: String

  /// The verdict.
  public var status: Status

  /// The points earned.
  public var points: Double

  /// The points that the exercise is worth.
  public var possible: Int

  /// The groups in the author's order.
  public var groups: [Group] = []

  /// The cases that were tried.
  public var cases: [CaseResult] = []

  /// The first public case of each group that is not right.
  public var failures: [Failure] = []

  /// What the answer draws, for an exercise about a figure.
  public var drawings: [Drawing] = []

  /// The hidden cases; `nil` where they were not tried.
  public var hidden: Hidden?

  /// How many hidden cases were not tried: they are when the answer is graded.
  public var withheld = 0

  /// The known mistake that explains the wrong answers.
  public var mistake: CaseBook.Mistake?

  /// What the compiler says of the answer.
  public var diagnostics: [Diagnostic] = []

  /// What the answer printed in public cases that are not among the failures.
  public var printed: [CasePrint] = []

  /// The words of a text; `nil` for code.
  public var words: Int?

  /// How much was between the answer and the machine.
  public var level: Isolation.Level

  /// The time that it took, in seconds.
  public var seconds: Double = 0
}
