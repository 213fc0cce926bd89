/// How a process ended, and all that it left.
public struct ProcessResult: Hashable, Sendable {
  /// The ways in which a process ends.
  public enum Ending: Hashable, Sendable {
    /// It left with an exit status, 0 for success.
    case exited(Int)

    /// A signal ended it, such as 4 for a trap.
    case signalled(Int)

    /// It was stopped at one of its limits.
    case exceeded(ProcessLimits.Kind)
  }

  /// How it ended.
  public var ending: Ending

  /// What it printed, up to its limit, even when a trap ended it.
  public var standardOutput: [UInt8]

  /// What it printed as errors.
  public var standardError: [UInt8]

  /// What it wrote to the values channel, descriptor `Command.valuesDescriptor`.
  public var values: [UInt8]

  /// The time from start to end, in seconds.
  public var seconds: Double

  /// The processor time of the process and of those of its children that it waited for, in seconds.
  public var processorSeconds: Double

  /// The most memory in use at once, in bytes; never below what the parent used at the start, since
  /// the kernel counts from the fork.
  public var peakMemoryBytes: Int

  /// Whether it left by itself with status 0.
  public var isSuccess: Bool { ending == .exited(0) }

  /// What it printed, as text; bytes that are no UTF-8 are replaced.
  public var outputText: String { String(decoding: standardOutput, as: UTF8.self) }

  /// What it printed as errors, as text.
  public var errorText: String { String(decoding: standardError, as: UTF8.self) }
}
