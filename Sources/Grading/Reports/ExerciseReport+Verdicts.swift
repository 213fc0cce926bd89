import Diagnostics
import ExerciseValues
import Sandbox

extension ExerciseReport {
  /// What a wrong solution may say that it is told: the mistake, the reasons for missing answers, and
  /// the verdict, the most telling first.
  var verdicts: [String] {
    let reasons = failures.compactMap(\.failure).map(\.name)
    let mistakes = mistake.map { [$0.id] } ?? []
    // An answer that ran and is not right is wrong, whatever stopped its cases.
    let verdict = [.crashed, .overLimit].contains(status) && !groups.isEmpty ? .wrong : status
    return mistakes + reasons + [verdict == .overLimit ? "refused" : verdict.rawValue]
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

extension ExerciseReport.Status {
  /// The verdict on an answer whose wrong cases failed for these reasons; `nil` is a wrong value.
  init(failures: [CaseFailure?]) {
    if failures.isEmpty {
      self = .solved
    } else if failures.allSatisfy({ $0?.isLimit ?? false }) {
      self = .overLimit
    } else if failures.allSatisfy({ $0?.isCrash ?? false }) {
      self = .crashed
    } else {
      self = .wrong
    }
  }
}

extension CaseFailure {
  /// Whether the program was stopped at a limit, or not tried after it was.
  var isLimit: Bool {
    switch self {
    case .exceeded, .notRun: true
    default: false
    }
  }

  /// Whether the program stopped itself.
  var isCrash: Bool {
    switch self {
    case .crashed, .ended: true
    default: false
    }
  }

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
