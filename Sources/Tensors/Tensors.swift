/// Stand-in: an array of numbers with a shape.
public struct Tensor: Sendable {
  public var shape: [Int]
  public var scalars: [Float]

  public init(shape: [Int], scalars: [Float]) {
    self.shape = shape
    self.scalars = scalars
  }
}

/// Stand-in: an array of truth values with a shape.
public struct BooleanTensor: Sendable {
  public var shape: [Int]
  public var scalars: [Bool]

  public init(shape: [Int], scalars: [Bool]) {
    self.shape = shape
    self.scalars = scalars
  }
}
