import BookModel
import Diagnostics

/// What grading one answer came to: a report on the answer, or the reason why there is none.
///
/// A report is the student's: solved, wrong, refused, crashed or over a limit. What the machine, the
/// toolchain or the exercise itself did is nobody's mark: it is neither recorded nor kept, and an older
/// mark holds.
public enum GradingOutcome: Hashable, Sendable {
  /// The answer was graded.
  case graded(ExerciseReport)

  /// It could not be.
  case notGraded(NotGraded)

  /// The report; `nil` if the answer was not graded.
  public var report: ExerciseReport? {
    if case .graded(let report) = self { report } else { nil }
  }

  /// Why the answer was not graded; `nil` if it was.
  public var trouble: NotGraded? {
    if case .notGraded(let trouble) = self { trouble } else { nil }
  }
}

/// Why an answer was not graded.
public struct NotGraded: Error, Hashable, Sendable, Codable {
  /// The exercise's id.
  public var exercise: String

  /// What happened, in a sentence without a full stop.
  public var reason: String

  /// One way out, in a sentence without a full stop.
  public var remedy: String

  /// Creates a reason.
  public init(exercise: String, reason: String, remedy: String) {
    self.exercise = exercise
    self.reason = reason
    self.remedy = remedy
  }

  /// Creates the reason that an error of the grader is for one exercise.
  public init(_ error: GradingError, exercise: String) {
    self.init(
      exercise: exercise, reason: "\(error)",
      remedy: error.remedy ?? "check it again; 'course doctor' looks for what is wrong")
  }
}

extension GradingOutcome: Encodable {
  private enum Key: String, CodingKey { case exercise, status, reason, remedy }

  /// Writes the report, or an object whose status is `notGraded`.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .graded(let report): try report.encode(to: encoder)
    case .notGraded(let trouble):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(trouble.exercise, forKey: .exercise)
      try container.encode("notGraded", forKey: .status)
      try container.encode(trouble.reason, forKey: .reason)
      try container.encode(trouble.remedy, forKey: .remedy)
    }
  }
}

extension Grader {
  /// Grades one answer to one exercise, and never fails: what keeps it from grading is part of the
  /// outcome, so that one exercise leaves all others graded.
  ///
  /// - Parameters:
  ///   - answer: The student's file, with the path to use in messages.
  ///   - exercise: The exercise.
  ///   - scope: Which cases to try.
  /// - Returns: The report, or why there is none.
  public func outcome(
    on answer: SourceFile, to exercise: Exercise, scope: Scope = .visible
  ) async -> GradingOutcome {
    do throws(GradingError) {
      return .graded(try await check(exercise, answer, scope: scope))
    } catch {
      return .notGraded(NotGraded(error, exercise: exercise.id))
    }
  }

  /// Grades a student's answer in `work`, as `outcome(on:to:scope:)` does.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - work: The student's answers.
  ///   - scope: Which cases to try.
  /// - Returns: The answer and the verdict on it; `nil` if the exercise has not been started.
  public func outcome(
    to exercise: Exercise, in work: StudentWork, scope: Scope = .visible
  ) async -> (answer: SourceFile?, outcome: GradingOutcome)? {
    do throws(GradingError) {
      guard let answer = try work.answer(to: exercise) else { return nil }
      return (answer, await outcome(on: answer, to: exercise, scope: scope))
    } catch {
      return (nil, .notGraded(NotGraded(error, exercise: exercise.id)))
    }
  }
}
