extension Sequence where Element == Diagnostic {
  /// Returns the diagnostics in the order in which a reader meets them: those of the whole book first, then
  /// file by file, each from top to bottom.
  ///
  /// - Parameter paths: The files in reading order; others follow by name.
  /// - Returns: The sorted diagnostics; those of one place keep their order.
  public func sortedBySourcePosition(paths: [String] = []) -> [Diagnostic] {
    let ranks = Dictionary(zip(paths, paths.indices), uniquingKeysWith: { first, _ in first })
    func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
      guard let leftRange = left.range else { return right.range != nil }
      guard let rightRange = right.range else { return false }
      guard leftRange.path == rightRange.path else {
        let leftRank = ranks[leftRange.path] ?? .max
        let rightRank = ranks[rightRange.path] ?? .max
        return (leftRank, leftRange.path) < (rightRank, rightRange.path)
      }
      return leftRange.start < rightRange.start
    }
    return sorted(by: precedes)
  }

  /// Whether one of the diagnostics says that the book is wrong.
  public var hasErrors: Bool {
    contains { $0.severity == .error }
  }
}
