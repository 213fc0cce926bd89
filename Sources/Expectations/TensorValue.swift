/// A tensor as data: what a snippet computed, or what a document printed.
public struct TensorValue: Hashable, Sendable, Codable {
  /// The type of a tensor's elements, by the name that NumPy, JAX and PyTorch share.
  public enum ElementType: String, Sendable, Codable, CaseIterable {
    case float16
    case bfloat16
    case float32
    case float64
    case int8
    case int16
    case int32
    case int64
    case uint8
    case bool
  }

  /// The extent of each axis, outermost first; empty for a scalar.
  public var shape: [Int]

  /// The element type; `nil` where nothing states it.
  public var elementType: ElementType?

  /// The elements in row-major order; `true` is 1 and `false` is 0.
  public var elements: [Double]

  /// Creates a tensor value.
  ///
  /// - Precondition: `elements.count` is the product of `shape`.
  public init(shape: [Int], elementType: ElementType? = nil, elements: [Double]) {
    precondition(elements.count == shape.reduce(1, *), "as many elements as the shape has")
    self.shape = shape
    self.elementType = elementType
    self.elements = elements
  }
}
