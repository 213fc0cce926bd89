import ExerciseValues
import Sandbox

/// Why a case has no answer.
public enum CaseFailure: Hashable, Sendable, Codable {
  /// The program stopped itself, with Swift's message and the line of the answer where known.
  case crashed(message: String, line: Int?)

  /// The function threw an error.
  case threw(String)

  /// The program ended before it answered.
  case ended(status: Int)

  /// It was stopped at a limit.
  case exceeded(ProcessLimits.Kind)

  /// It sent more than any answer to the case has.
  case tooLarge(bytes: Int)

  /// It sent something that is no answer.
  case unreadable

  /// The cases before it took all the time there is.
  case notRun
}

/// What became of one case.
enum CaseOutcome: Hashable, Sendable {
  case answer(ExerciseValue)
  case failure(CaseFailure)

  /// Whether another run would give the same.
  var isRepeatable: Bool {
    if case .failure(let reason) = self { !reason.isLimit } else { true }
  }
}

/// What became of the cases of one run, and what was printed in each, by the case's number.
struct AnswerRun: Sendable {
  var outcomes: [CaseOutcome] = []
  var printed: [Int: String] = [:]
}
