import Sandbox

/// Why the compiler failed without naming a line of the chapter.
enum CompilerFailure: Hashable, Sendable, Codable {
  /// It was stopped at a limit.
  case exceeded(ProcessLimits.Kind)

  /// It crashed, the linker found no symbol, or the disk is full; with the last lines it printed.
  case failed([String])

  /// The failure of a compiler that ended with some result; `nil` if it blames the chapter.
  init?(_ result: ProcessResult, messages: [CompilerMessage]) {
    if case .exceeded(let kind) = result.ending {
      self = .exceeded(kind)
    } else if !messages.contains(where: \.blamesChapter) {
      self = .failed(result.errorText.split(separator: "\n").suffix(12).map { String($0) })
    } else {
      return nil
    }
  }
}

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

  /// When and with what it was made.
  var mark: CheckedMark

  /// The time it took, in seconds.
  var seconds: Double

  /// Whether another run would give the same; what the machine lacks today it may have tomorrow.
  var isRepeatable: Bool {
    let endings = [run?.ending] + traps.values.map(\.ending)
    let isTimedOut = endings.contains {
      $0 == .exceeded(.wallTime) || $0 == .exceeded(.processorTime)
    }
    return !isTimedOut && compilerFailure == nil
  }
}
