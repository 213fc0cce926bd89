import Diagnostics
import ExerciseValues
import Sandbox

extension ExerciseReport {
  /// What a wrong solution may say that it is told: the mistake, the reasons for missing answers, and
  /// the verdict, the most telling first.
  var verdicts: [String] {
    let reasons = failures.compactMap(\.failure).map(\.name)
    let mistakes = mistake.map { [$0.id] } ?? []
    let verdict = status == .wrong && mistake == nil ? "wrong" : status.rawValue
    return mistakes + reasons + [verdict]
  }

  /// The first failure in a few words, for the author.
  var failureLines: [String] {
    let messages = diagnostics.prefix(3).map(\.message)
    let cases = failures.prefix(2).flatMap { failure in
      ["\(failure.group): \(failure.title)"] + failure.difference.prefix(3)
        + (failure.failure.map { ["\($0)"] } ?? [])
    }
    return messages + cases
  }
}

extension CaseFailure {
  /// The name by which a wrong solution says that it gets no answer for this reason.
  var name: String {
    switch self {
    case .crashed: "crashed"
    case .threw: "threw"
    case .ended: "ended"
    case .exceeded(.wallTime), .exceeded(.processorTime), .notRun: "time-limit"
    case .exceeded(.memory): "memory-limit"
    case .exceeded(.output): "output-limit"
    case .tooLarge: "too-large"
    case .unreadable: "unreadable"
    }
  }
}
