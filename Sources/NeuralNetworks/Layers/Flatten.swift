/// A layer that makes one vector of each image: `[N, C, H, W]` becomes `[N, C·H·W]`.
public struct Flatten: Layer {
  /// Creates the layer.
  public init() {}

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    input.flattened(fromAxis: 1, file: file, line: line)
  }
}
