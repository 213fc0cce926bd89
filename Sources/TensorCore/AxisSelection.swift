/// What a subscript may say about one axis: an index, a range, or a `stride(from:to:by:)`.
public protocol AxisSelection {
  /// Returns the selected indices of an axis, whether or not the axis has them.
  func indices(ofAxisWithSize size: Int) -> SelectedIndices
}

/// Evenly spaced indices of an axis.
public struct SelectedIndices: Hashable, Sendable {
  /// The first index.
  public var first: Int

  /// The number of indices.
  public var count: Int

  /// The distance between two neighbouring indices.
  public var step: Int

  /// Whether the axis disappears from the result, as it does for a single index.
  public var dropsAxis: Bool

  /// Creates a selection of evenly spaced indices.
  public init(first: Int, count: Int, step: Int = 1, dropsAxis: Bool = false) {
    self.first = first
    self.count = count
    self.step = step
    self.dropsAxis = dropsAxis
  }
}

extension Int: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(first: self, count: 1, dropsAxis: true)
  }
}

extension Range<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(first: lowerBound, count: count)
  }
}

extension ClosedRange<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(first: lowerBound, count: count)
  }
}

extension PartialRangeFrom<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(first: lowerBound, count: Swift.max(size - lowerBound, 0))
  }
}

extension PartialRangeUpTo<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(first: 0, count: upperBound)
  }
}

extension PartialRangeThrough<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(first: 0, count: upperBound + 1)
  }
}

extension StrideTo<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(spaced: Array(prefix(size + 1)))
  }
}

extension StrideThrough<Int>: AxisSelection {
  public func indices(ofAxisWithSize size: Int) -> SelectedIndices {
    SelectedIndices(spaced: Array(prefix(size + 1)))
  }
}

extension SelectedIndices {
  /// Creates a selection of the first few numbers of a sequence; more than the axis has are wrong.
  fileprivate init(spaced indices: [Int]) {
    let step = indices.count > 1 ? indices[1] - indices[0] : 1
    self.init(first: indices.first ?? 0, count: indices.count, step: step)
  }

  /// Returns why an axis does not have the indices, or `nil` if it does.
  func problem(axis: Int, size: Int) -> String? {
    let last = first + (count - 1) * step
    let valid = 0..<size
    if count == 0 && (0...size).contains(first) { return nil }
    if count > 0 && valid.contains(first) && valid.contains(last) { return nil }
    let allowed = size == 0 ? "it has no index" : "valid indices range from 0 to \(size - 1)"
    let given = count == 1 ? "index \(first) is" : "indices \(first) to \(last) are not all"
    return "\(given) \(count == 1 ? "outside" : "within") axis \(axis), whose size is \(size); "
      + allowed
  }
}
