extension PrintedTensor {
  /// Returns whether a tensor of a shape may be printed like this.
  public func admits(shape actual: [Int]) -> Bool {
    guard actual.count == shape.count else { return false }
    guard zip(shape, actual).allSatisfy({ $0 == nil || $0 == $1 }) else { return false }
    switch layout {
    case .axes(let axes):
      // `...` stands for one index or more.
      return zip(axes, actual).allSatisfy { $0.trailing == nil || $0.count < $1 }
    case .ends:
      return elements.count < actual.reduce(1, *)
    }
  }

  /// Returns the row-major offset that each printed element has in the whole tensor.
  ///
  /// - Precondition: `admits(shape: actual)`.
  public func offsets(in actual: [Int]) -> [Int] {
    switch layout {
    case .axes(let axes):
      return Self.offsets(of: axes, in: actual)
    case .ends(let prefix):
      let last = actual.reduce(1, *)
      return Array(0..<prefix) + Array((last - (elements.count - prefix))..<last)
    }
  }

  /// Returns the row-major offsets of the elements at the printed indices of each axis.
  static func offsets(of axes: [PrintedAxis], in shape: [Int]) -> [Int] {
    zip(axes, shape).reduce([0]) { offsets, next in
      let (axis, extent) = next
      return offsets.flatMap { base in axis.indices(of: extent).map { base * extent + $0 } }
    }
  }
}

extension PrintedTensor.PrintedAxis {
  /// Returns the indices printed of an axis of some extent, in order.
  func indices(of extent: Int) -> [Int] {
    guard let trailing else { return Array(0..<extent) }
    return Array(0..<leading) + Array((extent - trailing)..<extent)
  }
}
