/// A type whose values chapters compare with printed tensors.
///
/// A `tensor` fence, an inline value and a trace take the shape and the scalars of such a value. A
/// type of one's own conforms with two properties:
///
///     extension Matrix: TensorComparable {
///       public var shape: [Int] { [rowCount, columnCount] }
///       public var scalars: [Double] { elements }
///     }
///
/// Values of types that do not conform are compared as the text that they print.
public protocol TensorComparable: CourseRecordable {
  /// The type of one number.
  associatedtype Scalar: TensorScalar

  /// The size of each axis, outermost first; empty for a single number.
  var shape: [Int] { get }

  /// The numbers in row-major order, as many as the sizes multiply to.
  var scalars: [Scalar] { get }
}

extension TensorComparable {
  public var courseRecord: CourseRecord {
    let (shape, scalars) = (shape, scalars)
    guard scalars.count == shape.reduce(1, *), shape.allSatisfy({ $0 >= 0 }) else {
      return .text("a value of shape \(shape) with \(scalars.count) scalars")
    }
    return .tensor(
      elementType: Scalar.elementType, shape: shape, scalars: scalars.map(\.recordedScalar))
  }
}

/// A type of number, or `Bool`, that tensors are made of.
public protocol TensorScalar {
  /// The element type by NumPy's name, such as `float32`.
  static var elementType: String { get }

  /// The number as the comparison takes it; `1` and `0` for `true` and `false`.
  var recordedScalar: Double { get }
}

extension Float: TensorScalar {
  public static var elementType: String { "float32" }
  public var recordedScalar: Double { Double(self) }
}

extension Double: TensorScalar {
  public static var elementType: String { "float64" }
  public var recordedScalar: Double { self }
}

extension Int: TensorScalar {
  public static var elementType: String { "int64" }
  public var recordedScalar: Double { Double(self) }
}

extension Bool: TensorScalar {
  public static var elementType: String { "bool" }
  public var recordedScalar: Double { self ? 1 : 0 }
}

extension UInt8: TensorScalar {
  public static var elementType: String { "uint8" }
  public var recordedScalar: Double { Double(self) }
}

extension Int32: TensorScalar {
  public static var elementType: String { "int32" }
  public var recordedScalar: Double { Double(self) }
}
