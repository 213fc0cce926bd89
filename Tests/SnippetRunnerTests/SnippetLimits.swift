import Sandbox

/// Limits that a test reaches soon.
enum SnippetLimits {
  static let small = ProcessLimits(
    wallSeconds: 20, processorSeconds: 20, memoryBytes: 1 << 30, outputBytes: 100_000)
}
