/// A block of truth values with any number of axes: what comparing tensors gives.
public struct BooleanTensor: Hashable, Sendable {
  /// The size of each axis, outermost first; empty for a single value.
  public let shape: [Int]

  /// The elements in row-major order.
  public let scalars: [Bool]

  /// Creates a tensor from its elements in row-major order.
  ///
  /// - Parameters:
  ///   - shape: The size of each axis.
  ///   - scalars: As many elements as the shape has.
  ///   - file: The caller's file, for the message if the numbers do not agree.
  ///   - line: The caller's line.
  public init(
    shape: [Int], scalars: [Bool], file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: Tensor.problem(shape: shape, count: scalars.count), file: file, line: line)
    self.shape = shape
    self.scalars = scalars
  }

  /// Returns whether all elements are true.
  public func all() -> Bool { scalars.allSatisfy { $0 } }

  /// Returns whether at least one element is true.
  public func any() -> Bool { scalars.contains(true) }

  /// Returns how many elements are true.
  public func count() -> Int { scalars.count { $0 } }

  /// Returns the tensor with each element negated.
  public static prefix func ! (tensor: BooleanTensor) -> BooleanTensor {
    BooleanTensor(shape: tensor.shape, scalars: tensor.scalars.map { !$0 })
  }
}

extension BooleanTensor: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) {
    self.init(shape: [], scalars: [value])
  }
}

extension BooleanTensor: ExpressibleByArrayLiteral {
  /// Stacks the elements of a literal along a new first axis.
  public init(arrayLiteral elements: BooleanTensor...) {
    let inner = elements.first?.shape ?? []
    if let odd = elements.first(where: { $0.shape != inner }) {
      shapeFailure("stacked tensors have one shape, but there are \(inner) and \(odd.shape)")
    }
    self.init(shape: [elements.count] + inner, scalars: elements.flatMap(\.scalars))
  }
}

extension BooleanTensor: CustomStringConvertible {
  /// The tensor as PyTorch prints it.
  public var description: String {
    let cells = shownCells
    let width = cells.map(\.utf8.count).max() ?? 1
    return pyTorchText(
      shape: shape, cells: cells.map { $0.leftPadded(to: width) }, width: width,
      dtype: "torch.bool")
  }

  /// The tensor as JAX shows an array.
  public var jaxDescription: String {
    let cells = shape.isEmpty ? shownCells : shownCells.map { $0.leftPadded(to: 5) }
    return jaxText(shape: shape, cells: cells, dtype: "bool")
  }

  private var shownCells: [String] {
    NestedBrackets.shownPlaces(in: shape).map { scalars[$0] ? "True" : "False" }
  }
}
