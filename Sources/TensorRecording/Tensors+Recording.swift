public import SnippetSupport
public import Tensors

// How the tensors of this package leave a chapter's program. No chapter need import the module for it:
// conformances are looked up as the program runs.

extension Tensor: TensorComparable {}

extension BooleanTensor: TensorComparable {}

extension TensorSize: CourseRecordable {
  public var courseRecord: CourseRecord { shape.courseRecord }
}

extension Tensor: PartReadable {
  package func part(at indices: [Any]) -> (value: Any, axes: String)? {
    axes(at: indices).map { axes in (part(axes), axes.map(\.line).joined(separator: ",")) }
  }

  /// The selected indices of each axis; `nil` if a subscript selects something else.
  private func axes(at indices: [Any]) -> [SelectedIndices]? {
    let selections = indices.compactMap { $0 as? any AxisSelection }
    guard selections.count == indices.count, selections.count <= rank else { return nil }
    let axes = shape.enumerated().map { axis, size in
      selections.indices.contains(axis)
        ? selections[axis].indices(ofAxisWithSize: size) : SelectedIndices(first: 0, count: size)
    }
    // A subscript of the chapter's own may mean something else by its numbers.
    let fit = zip(axes, shape).allSatisfy { axis, size in
      axis.count == 0
        || (0..<size).contains(axis.first)
          && (0..<size).contains(axis.first + (axis.count - 1) * axis.step)
    }
    return fit ? axes : nil
  }

  /// The part at the selected indices; axes with a single index stay away.
  private func part(_ axes: [SelectedIndices]) -> Tensor {
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

extension SelectedIndices {
  fileprivate var line: String { "\(first):\(count):\(step)" }
}
