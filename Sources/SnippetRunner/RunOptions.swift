import FoundationEssentials
import Sandbox

/// What to run of a book, and how.
public struct RunOptions: Sendable {
  /// The paths or names of the chapters to run; `nil` for all.
  public var chapters: Set<String>?

  /// Whether chapters with a `.slow` snippet are left out unless their results are kept.
  public var isQuick = false

  /// Whether kept results are left aside.
  public var isFresh = false

  /// The most chapters to compile and run at once.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount

  /// What a chapter's program may use.
  public var limits = ProcessLimits.running

  /// The folder of the kept results; `nil` for `.course` in the book.
  public var cacheFolder: String?

  /// Creates options that run the whole book with its kept results.
  public init() {}
}
