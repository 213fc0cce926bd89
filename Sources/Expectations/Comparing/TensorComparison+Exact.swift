extension PrintedTensor {
  /// Creates the print of a value that is known exactly, for comparing two computed values.
  public init(exactly value: TensorValue) {
    text = ""
    form = .list
    shape = value.shape
    elementType = nil
    elements = value.elements.map { Element(value: $0, resolution: 0, bytes: 0..<0) }
    layout = .axes(value.shape.map { PrintedAxis(leading: $0, trailing: nil) })
  }
}

extension TensorComparison {
  /// The difference as lines for a person: shape, worst element, and both tensors side by side with
  /// the differing elements marked; empty if there is none.
  public var lines: [String] {
    guard !isEqual else { return [] }
    let isScalar = actual.shape.isEmpty && expected.shape.isEmpty
    return isScalar ? [label] : details
  }
}
