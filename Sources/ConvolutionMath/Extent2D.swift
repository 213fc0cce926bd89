/// A number for each of an image's two axes, such as a kernel size or a stride.
///
/// An integer literal stands for both axes: `stride: 2` is `stride: Extent2D(height: 2, width: 2)`.
public struct Extent2D: Hashable, Sendable {
  /// The number along the vertical axis, which counts rows.
  public var height: Int

  /// The number along the horizontal axis, which counts columns.
  public var width: Int

  /// The product of both: the number of cells of an image of this size.
  public var area: Int { height * width }

  /// Creates a pair of two numbers.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// Creates a pair of equal numbers.
  public init(_ both: Int) {
    self.init(height: both, width: both)
  }
}

extension Extent2D: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
