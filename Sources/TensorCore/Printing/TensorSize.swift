/// A tensor's shape, printed as PyTorch prints one: `torch.Size([1, 1, 6, 6])`.
public struct TensorSize: Hashable, Sendable {
  /// The size of each axis, outermost first.
  public let shape: [Int]

  /// Creates a size.
  public init(_ shape: [Int]) {
    self.shape = shape
  }
}

extension TensorSize: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Int...) {
    self.init(elements)
  }
}

extension TensorSize: CustomStringConvertible {
  public var description: String { "torch.Size(\(shape))" }
}

extension Tensor {
  /// The shape in the form that PyTorch prints.
  public var size: TensorSize { TensorSize(shape) }
}
