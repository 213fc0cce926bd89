import Sandbox

/// How long the compiler may take over a text.
///
/// An honest answer takes it half a second. All that is done about one text of a student's together
/// stays below ten seconds of the processor, so that no text holds up the others.
enum CompilerEffort: Sendable {
  /// An expression may take a moment, and the text some seconds: what nearly every answer needs.
  case first

  /// An expression may take seconds, for a text that is right and long.
  case second

  /// A look at a text that was refused, to say more of it.
  case look

  /// What the course's own checks may take.
  case whole

  /// How many ways to read an expression the compiler tries; `nil` for any number in its seconds.
  ///
  /// These take it a third of a second.
  var scopes: Int? {
    switch self {
    case .first, .look: 30_000
    case .second, .whole: nil
    }
  }

  /// What the compiler may use.
  ///
  /// On a busy machine, its processor time may take a multiple on the clock.
  var limits: ProcessLimits {
    var limits = ProcessLimits.compiling
    limits.processorSeconds =
      switch self {
      case .first: 4
      case .second: 3
      case .look: 1
      case .whole: 20
      }
    return limits
  }
}

extension ProcessLimits {
  /// What a compiler or a linker may use at most.
  static let compiling = ProcessLimits(
    wallSeconds: 120, processorSeconds: 20, memoryBytes: 4 << 30, outputBytes: 64 << 20,
    openFiles: 256)
}
