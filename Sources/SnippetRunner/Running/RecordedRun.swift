import Glibc
import Sandbox

/// Everything that compiling and running a chapter gave: what the cache keeps.
///
/// It holds what the program did and nothing of what the chapter expects, so that a changed
/// expectation is compared without another run.
struct RecordedRun: Hashable, Sendable, Codable {
  /// What the compiler said of the program.
  var messages: [CompilerMessage]

  /// Why the compiler failed, if not for what the chapter says.
  var compilerFailure: CompilerFailure?

  /// The run of the program; `nil` if it did not compile.
  var run: ProgramRun?

  /// The runs that show how parts trap, by the part's number.
  var traps: [Int: ProgramRun] = [:]

  /// What the compiler said of the parts that it must refuse, by the part's number.
  var refusals: [Int: [CompilerMessage]] = [:]

  /// What the traced parts did; a step's `snippet` is here the number of its part.
  var traces: [Int: [TraceStep]] = [:]

  /// Why nothing was recorded of traced parts that run.
  var traceProblems: [Int: TraceProblem] = [:]

  /// When and with what it was made.
  var mark: CheckedMark

  /// The time it took, in seconds.
  var seconds: Double

  /// Whether another run would give the same; what the machine lacks today it may have tomorrow.
  var isRepeatable: Bool {
    let runs = [run].compactMap { $0 } + traps.values
    return compilerFailure == nil && runs.allSatisfy(\.ending.isRepeatable)
  }
}

extension ProgramRun.Ending {
  /// The signals that come from outside: from a person, or from a kernel that needs memory.
  private static let foreignSignals = [SIGHUP, SIGINT, SIGKILL, SIGTERM].map { Int($0) }

  fileprivate var isRepeatable: Bool {
    switch self {
    case .exceeded(.wallTime), .exceeded(.processorTime), .unreadable: false
    case .trapped(let signal, _): !Self.foreignSignals.contains(signal)
    case .finished, .left, .exceeded: true
    }
  }
}
