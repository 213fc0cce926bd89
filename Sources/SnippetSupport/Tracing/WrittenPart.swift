import Tensors

/// The part of a tensor, an array or a dictionary that a statement assigned to.
struct WrittenPart {
  /// An index as the statement computed it, with its place in the subscript.
  struct Index {
    var place: Int
    var value: Any

    /// The value as code; `nil` for a type that prints otherwise, such as a stride.
    var text: String? {
      switch value {
      case let text as String: text.debugDescription
      case is Int, is Range<Int>, is ClosedRange<Int>: String(describing: value)
      default: nil
      }
    }
  }

  /// The indices whose values print as code does.
  var indices: [(place: Int, text: String)]

  /// What stands there now; the whole value if its type is none of those that are known.
  var value: TracedContent

  /// The whole tensor with the part's place in it, as `FIRST:COUNT:STEP` for each axis.
  var whole: (axes: String, content: TracedContent)?

  /// What the assigning operator has at its right.
  var operand: TracedContent?

  /// Looks up the part that indices select.
  init(of base: Any, at indices: [Index], operand: Any?) {
    self.indices = indices.compactMap { index in index.text.map { (index.place, $0) } }
    self.operand = operand.map { TracedContent($0) }
    if let tensor = base as? Tensor, let axes = Self.axes(of: tensor, indices) {
      value = TracedContent(tensor.part(axes))
      whole = (axes.map(\.line).joined(separator: ","), TracedContent(tensor))
    } else if indices.count == 1,
      let element = (base as? any Subscripted)?.element(indices[0].value)
    {
      value = TracedContent(element)
    } else {
      value = TracedContent(base)
    }
  }

  /// The selected indices of each axis; `nil` if a subscript selects something else.
  private static func axes(of tensor: Tensor, _ indices: [Index]) -> [SelectedIndices]? {
    let selections = indices.compactMap { $0.value as? any AxisSelection }
    guard selections.count == indices.count, selections.count <= tensor.rank else { return nil }
    let axes = tensor.shape.enumerated().map { axis, size in
      selections.indices.contains(axis)
        ? selections[axis].indices(ofAxisWithSize: size) : SelectedIndices(first: 0, count: size)
    }
    // A subscript of the chapter's own may mean something else by its numbers.
    let fit = zip(axes, tensor.shape).allSatisfy { axis, size in
      axis.count == 0
        || (0..<size).contains(axis.first)
          && (0..<size).contains(axis.first + (axis.count - 1) * axis.step)
    }
    return fit ? axes : nil
  }
}

extension SelectedIndices {
  fileprivate var line: String { "\(first):\(count):\(step)" }
}

extension Tensor {
  /// The part at the selected indices; axes with a single index stay away.
  fileprivate func part(_ axes: [SelectedIndices]) -> Tensor {
    var places = [0]
    for (axis, size) in zip(axes, shape) {
      places = places.flatMap { place in
        (0..<axis.count).map { place * size + axis.first + $0 * axis.step }
      }
    }
    let shape = axes.filter { !$0.dropsAxis }.map(\.count)
    return Tensor(shape: shape, scalars: places.map { scalars[$0] })
  }
}

/// A collection with one index.
private protocol Subscripted {
  func element(_ index: Any) -> Any?
}

extension Array: Subscripted {
  fileprivate func element(_ index: Any) -> Any? {
    guard let index = index as? Int, indices.contains(index) else { return nil }
    return self[index]
  }
}

extension Dictionary: Subscripted {
  fileprivate func element(_ index: Any) -> Any? {
    (index as? Key).map { self[$0] as Any }
  }
}
