import Synchronization

/// How many threads the compute library uses.
///
/// Results do not depend on it: threads divide the outputs among them, never one output's sum.
public enum ComputeThreads {
  private static let chosen = Atomic<Int>(0)

  /// The most threads that one operation uses, the caller's among them; at least 1.
  ///
  /// It is the number of processors until it is set.
  public static var limit: Int {
    get {
      let limit = chosen.load(ordering: .relaxed)
      return limit > 0 ? limit : ThreadPool.processorCount
    }
    set { chosen.store(max(newValue, 1), ordering: .relaxed) }
  }
}
