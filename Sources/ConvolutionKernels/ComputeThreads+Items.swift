extension ComputeThreads {
  /// Calls the body once for each of some items, on up to `limit` threads, in any order.
  ///
  /// Inside another such call, or beside another thread's, the caller does all items alone.
  ///
  /// - Parameters:
  ///   - count: The number of items.
  ///   - body: What is to be done for an item; no two items may write to the same memory.
  package static func forEachItem(of count: Int, _ body: (Int) -> Void) {
    ThreadPool.shared.forEachItem(of: count, body)
  }
}
