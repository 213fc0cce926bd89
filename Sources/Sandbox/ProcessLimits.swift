/// What a process may use before it is stopped.
///
/// Where this program's own hard limits are lower, they hold.
public struct ProcessLimits: Hashable, Sendable {
  /// The things that are limited.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The time since the start.
    case wallTime

    /// The processor's time.
    case processorTime

    /// The memory.
    case memory

    /// What is printed, or written to a file.
    case output
  }

  /// The longest time from start to end, in seconds.
  public var wallSeconds: Double

  /// The most processor time of each process, in seconds.
  public var processorSeconds: Int

  /// The largest address space of each process, in bytes; a Swift program starts with about 128 MiB.
  public var memoryBytes: Int

  /// The largest file that it may write, and the most that it may print to each stream, in bytes.
  public var outputBytes: Int

  /// The most files it may have open at once.
  public var openFiles: Int

  /// Creates limits.
  public init(
    wallSeconds: Double,
    processorSeconds: Int,
    memoryBytes: Int,
    outputBytes: Int,
    openFiles: Int = 256
  ) {
    self.wallSeconds = wallSeconds
    self.processorSeconds = processorSeconds
    self.memoryBytes = memoryBytes
    self.outputBytes = outputBytes
    self.openFiles = openFiles
  }
}
