import Sandbox

/// Everything that compiling and running a chapter gave: what the cache keeps.
///
/// It holds what the program did and nothing of what the chapter expects, so that a changed
/// expectation is compared without another run.
struct RecordedRun: Hashable, Sendable, Codable {
  /// What the compiler said of the program.
  var messages: [CompilerMessage]

  /// Whether the compiler took too long or too much.
  var compilerLimit: ProcessLimits.Kind?

  /// The run of the program; `nil` if it did not compile.
  var run: ProgramRun?

  /// The runs that show how parts trap, by the part's number.
  var traps: [Int: ProgramRun] = [:]

  /// What the compiler said of the parts that it must refuse, by the part's number.
  var refusals: [Int: [CompilerMessage]] = [:]

  /// When and with what it was made.
  var mark: CheckedMark

  /// The time it took, in seconds.
  var seconds: Double

  /// Whether another run would give the same; a limit of time may depend on what else ran.
  var isRepeatable: Bool {
    let endings = [run?.ending] + traps.values.map(\.ending)
    let isTimedOut = endings.contains {
      $0 == .exceeded(.wallTime) || $0 == .exceeded(.processorTime)
    }
    return !isTimedOut && compilerLimit == nil
  }
}
