/// A block of 32-bit floating-point numbers with any number of axes.
///
/// Tensors are values: a copy never changes when the original does. Nested literals make them, and
/// `print` shows them as PyTorch does:
///
///     let x: Tensor = [[0, 1], [2, 3]]
///     print(x)
///     // tensor([[0., 1.],
///     //         [2., 3.]])
///
/// Elements lie in row-major order: the last axis varies fastest. Images are `[N, C, H, W]`.
public struct Tensor: Equatable, Sendable {
  /// The size of each axis, outermost first; empty for a single number.
  public package(set) var shape: [Int]

  /// The elements in row-major order.
  public package(set) var scalars: [Float]

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The number of elements.
  public var scalarCount: Int { scalars.count }

  /// Creates a tensor from its elements in row-major order.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - scalars: As many elements as the shape has.
  ///   - file: The caller's file, for the message if the numbers do not agree.
  ///   - line: The caller's line.
  public init(
    shape: [Int], scalars: [Float], file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: Self.problem(shape: shape, count: scalars.count), file: file, line: line)
    self.init(uncheckedShape: shape, scalars: scalars)
  }

  /// Creates a tensor whose elements are known to be as many as the shape has.
  package init(uncheckedShape shape: [Int], scalars: [Float]) {
    assert(shape.elementCount == scalars.count)
    self.shape = shape
    self.scalars = scalars
  }

  static func problem(shape: [Int], count: Int) -> String? {
    if let problem = AllocationLimit.problem(of: shape) { return problem }
    if shape.elementCount == count { return nil }
    return "shape \(shape) has \(shape.elementCount.elements), but \(count) "
      + (count == 1 ? "is given" : "are given")
  }
}

extension Int {
  /// The number with the word for elements behind it.
  package var elements: String { self == 1 ? "1 element" : "\(self) elements" }
}

extension Tensor {
  /// Creates a copy; with a nested literal, `Tensor([[0, 1], [2, 3]])`.
  public init(_ tensor: Tensor) {
    self = tensor
  }

  /// Creates a tensor of rank 0 from a number.
  public init(_ scalar: Float) {
    self.init(uncheckedShape: [], scalars: [scalar])
  }

  /// Creates a vector.
  @_disfavoredOverload
  public init(_ scalars: [Float]) {
    self.init(uncheckedShape: [scalars.count], scalars: scalars)
  }

  /// Creates a tensor whose elements are all equal.
  ///
  /// - Parameters:
  ///   - value: The value of each element.
  ///   - shape: The size of each axis.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(
    repeating value: Float, shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: AllocationLimit.problem(of: shape), file: file, line: line)
    self.init(
      uncheckedShape: shape, scalars: [Float](repeating: value, count: shape.elementCount))
  }

  /// Creates a tensor of zeros.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(zeros shape: [Int], file: StaticString = #fileID, line: UInt = #line) {
    self.init(repeating: 0, shape: shape, file: file, line: line)
  }

  /// Creates a tensor of ones.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(ones shape: [Int], file: StaticString = #fileID, line: UInt = #line) {
    self.init(repeating: 1, shape: shape, file: file, line: line)
  }

  /// Creates the vector of the whole numbers of a range: `Tensor(arange: 0..<9)`.
  ///
  /// - Parameters:
  ///   - range: The numbers, the last one left out.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(arange range: Range<Int>, file: StaticString = #fileID, line: UInt = #line) {
    stop(on: AllocationLimit.problem(of: [range.count]), file: file, line: line)
    self.init(uncheckedShape: [range.count], scalars: range.map { Float($0) })
  }

  /// Creates the square matrix with ones on its diagonal and zeros elsewhere.
  ///
  /// - Parameters:
  ///   - size: The number of rows and of columns.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  public init(identity size: Int, file: StaticString = #fileID, line: UInt = #line) {
    self.init(zeros: [size, size], file: file, line: line)
    for i in 0..<size { scalars[i * size + i] = 1 }
  }
}
