extension Tensor {
  /// The element at an index: one number for each axis.
  ///
  /// - Parameters:
  ///   - indices: The index along each axis.
  ///   - file: The caller's file, for the message if there is no such element.
  ///   - line: The caller's line.
  public subscript(
    _ indices: Int..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> Float {
    get { scalars[place(of: indices, file: file, line: line)] }
    set { scalars[place(of: indices, file: file, line: line)] = newValue }
  }

  /// The part of the tensor that indices and ranges select, one for each of the first axes.
  ///
  /// Axes that are not named are taken whole; an axis with an index disappears. What is assigned
  /// is broadcast to the selected shape:
  ///
  ///     y[0..<2, 1..<3] += x[0, 0] * kernel
  ///     y[stride(from: 0, to: 4, by: 2), 0] = 1
  ///
  /// - Parameters:
  ///   - selections: An index, a range or a `stride(from:to:by:)` for each of the first axes.
  ///   - file: The caller's file, for the message if the tensor has no such part.
  ///   - line: The caller's line.
  public subscript(
    _ selections: any AxisSelection..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    get { selected(selections, file: file, line: line) }
    set { assign(newValue, to: selections, file: file, line: line) }
  }

  /// The part at an index of the first axis; the other axes are taken whole: `x[0, ...]`.
  ///
  /// - Parameters:
  ///   - first: What to select along the first axis.
  ///   - rest: Three dots, for all other axes.
  ///   - file: The caller's file, for the message if the tensor has no such part.
  ///   - line: The caller's line.
  public subscript(
    _ first: any AxisSelection, _ rest: UnboundedRange,
    file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    get { selected([first], file: file, line: line) }
    set { assign(newValue, to: [first], file: file, line: line) }
  }

  /// The part at indices of the first two axes, such as one channel's plane: `x[0, 0, ...]`.
  ///
  /// - Parameters:
  ///   - first: What to select along the first axis.
  ///   - second: What to select along the second axis.
  ///   - rest: Three dots, for all other axes.
  ///   - file: The caller's file, for the message if the tensor has no such part.
  ///   - line: The caller's line.
  public subscript(
    _ first: any AxisSelection, _ second: any AxisSelection, _ rest: UnboundedRange,
    file file: StaticString = #fileID, line line: UInt = #line
  ) -> Tensor {
    get { selected([first, second], file: file, line: line) }
    set { assign(newValue, to: [first, second], file: file, line: line) }
  }

  private func place(of indices: [Int], file: StaticString, line: UInt) -> Int {
    stop(on: problem(indices: indices), file: file, line: line)
    var place = 0
    for (index, size) in zip(indices, shape) { place = place * size + index }
    return place
  }

  private func selected(
    _ selections: [any AxisSelection], file: StaticString, line: UInt
  ) -> Tensor {
    stop(on: problem(selections: selections), file: file, line: line)
    return Tensor(gathering: self, through: layout(of: selections))
  }

  private mutating func assign(
    _ value: Tensor, to selections: [any AxisSelection], file: StaticString, line: UInt
  ) {
    stop(on: problem(selections: selections), file: file, line: line)
    let layout = layout(of: selections)
    let values = value.broadcast(to: layout.shape, file: file, line: line).scalars
    layout.scatter(values, into: &scalars)
  }

  private func layout(of selections: [any AxisSelection]) -> StridedLayout {
    var layout = StridedLayout(rowMajor: shape)
    var droppedAxes: Set<Int> = []
    for (axis, selection) in selections.enumerated() {
      let indices = selection.indices(ofAxisWithSize: shape[axis])
      layout.start += indices.first * layout.strides[axis]
      layout.shape[axis] = indices.count
      layout.strides[axis] *= indices.step
      if indices.dropsAxis { droppedAxes.insert(axis) }
    }
    let keptAxes = shape.indices.filter { !droppedAxes.contains($0) }
    layout.shape = keptAxes.map { layout.shape[$0] }
    layout.strides = keptAxes.map { layout.strides[$0] }
    return layout
  }

  func problem(indices: [Int]) -> String? {
    guard indices.count == rank else {
      let advice = indices.count < rank ? "; write '...' behind the indices for a part" : ""
      return "\(indices.count) indices for a tensor of shape \(shape), "
        + "which takes \(rank)\(advice)"
    }
    return problem(selections: indices)
  }

  func problem(selections: [any AxisSelection]) -> String? {
    guard selections.count <= rank else {
      return "\(selections.count) selections for a tensor of shape \(shape), "
        + "which takes at most \(rank)"
    }
    for (axis, selection) in selections.enumerated() {
      let indices = selection.indices(ofAxisWithSize: shape[axis])
      if let problem = indices.problem(axis: axis, size: shape[axis]) { return problem }
    }
    return nil
  }
}
