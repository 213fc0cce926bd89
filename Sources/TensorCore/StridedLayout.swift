/// A way to walk through elements in memory: where they start and how far apart they lie.
///
/// Slicing, transposing, flipping and broadcasting all read elements in another order, or more
/// than once. Each is a change of the layout, followed by one `gather`.
package struct StridedLayout {
  /// The size of each axis, outermost first.
  package var shape: [Int]

  /// The distance in memory between neighbours along each axis; may be 0 or negative.
  package var strides: [Int]

  /// Where the first element lies.
  var start = 0

  /// Creates the layout of a tensor as it lies in memory.
  package init(rowMajor shape: [Int]) {
    self.shape = shape
    strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
  }

  /// Returns the elements in the layout's order.
  func gather<Element: BitwiseCopyable>(from elements: [Element]) -> [Element] {
    let count = shape.elementCount
    return [Element](unsafeUninitializedCapacity: count) { gathered, initialized in
      guard let gathered = gathered.baseAddress else { return }
      elements.withUnsafeBufferPointer { elements in
        forEachRow(within: elements.count) { first, next, length, step in
          let (source, target) = (elements.baseAddress.unsafelyUnwrapped + first, gathered + next)
          if step == 1 { return target.update(from: source, count: length) }
          for i in 0..<length { target[i] = source[i * step] }
        }
      }
      initialized = count
    }
  }

  /// Writes values, given in the layout's order, to the places of the elements.
  func scatter<Element: BitwiseCopyable>(_ values: [Element], into elements: inout [Element]) {
    precondition(values.count == shape.elementCount)
    elements.withUnsafeMutableBufferPointer { elements in
      values.withUnsafeBufferPointer { values in
        forEachRow(within: elements.count) { first, next, length, step in
          for i in 0..<length { elements[first + i * step] = values[next + i] }
        }
      }
    }
  }

  /// Calls `body` for each row: where its first element lies, how many elements come before it in
  /// the layout's order, how many it has, and how far apart they lie.
  ///
  /// - Precondition: All places lie within the elements. Each row's ends are checked; what is
  ///   between them needs no check of its own.
  @inline(__always)
  private func forEachRow(within count: Int, _ body: (Int, Int, Int, Int) -> Void) {
    let (length, step) = (shape.last ?? 1, strides.last ?? 1)
    var next = 0
    forEachRow { first in
      let places = 0..<count
      precondition(places.contains(first) && places.contains(first + (length - 1) * step))
      body(first, next, length, step)
      next += length
    }
  }

  /// Calls `body` with the place of the first element of each row, in order.
  private func forEachRow(_ body: (Int) -> Void) {
    if shape.contains(0) { return }
    var index = [Int](repeating: 0, count: max(shape.count - 1, 0))
    var place = start
    while true {
      body(place)
      // Advances like the wheels of a counter: the innermost axis that is not at its end.
      guard let axis = index.indices.last(where: { index[$0] + 1 < shape[$0] }) else { return }
      index[axis] += 1
      place += strides[axis]
      for inner in index.indices where inner > axis {
        place -= index[inner] * strides[inner]
        index[inner] = 0
      }
    }
  }
}

extension Tensor {
  /// Creates a tensor by reading another one's elements through a layout.
  package init(gathering tensor: Tensor, through layout: StridedLayout) {
    self.init(uncheckedShape: layout.shape, scalars: layout.gather(from: tensor.scalars))
  }
}

extension Tensor {
  /// Writes another tensor's elements, in their order, to the places of a layout.
  package mutating func scatter(_ tensor: Tensor, through layout: StridedLayout) {
    layout.scatter(tensor.scalars, into: &scalars)
  }
}
