extension TensorValue {
  /// The number of elements between neighbours along each axis.
  var strides: [Int] {
    var strides: [Int] = []
    var step = 1
    for extent in shape.reversed() {
      strides.append(step)
      step *= extent
    }
    return strides.reversed()
  }

  /// Returns the index of the element at an offset.
  func index(at offset: Int) -> [Int] {
    zip(strides, shape).map { offset / $0 % $1 }
  }

  /// Returns the tensor with its axes in another order: axis `i` of the result is `order[i]`.
  func permuted(_ order: [Int]) -> TensorValue {
    let strides = strides
    return view(order.map { shape[$0] }, strides: order.map { strides[$0] })
  }

  /// Returns the tensor with some axes running backwards.
  func reversed(axes: some Sequence<Int>) -> TensorValue {
    var strides = strides
    var start = 0
    for axis in axes {
      start += (shape[axis] - 1) * strides[axis]
      strides[axis] = -strides[axis]
    }
    return view(shape, strides: strides, from: start)
  }

  /// Returns the part of the tensor that begins at an index and has a shape.
  func cropped(from index: [Int], to shape: [Int]) -> TensorValue {
    view(shape, strides: strides, from: zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Returns the tensor with a function applied to each element.
  func map(_ transform: (Double) -> Double) -> TensorValue {
    TensorValue(shape: shape, elementType: elementType, elements: elements.map(transform))
  }

  /// Returns a tensor of the elements at regular distances.
  private func view(_ shape: [Int], strides: [Int], from start: Int = 0) -> TensorValue {
    let offsets = zip(shape, strides).reduce([start]) { offsets, next in
      let (extent, stride) = next
      return offsets.flatMap { base in (0..<extent).map { base + $0 * stride } }
    }
    return TensorValue(
      shape: shape, elementType: elementType, elements: offsets.map { elements[$0] })
  }
}
