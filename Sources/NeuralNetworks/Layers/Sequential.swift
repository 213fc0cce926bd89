/// A network in which each layer's output is the next one's input.
///
///     var generator = SplitMix64(seed: 1)
///     let network = Sequential {
///       Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3, padding: 1, using: &generator)
///       ReLU()
///       Upsample(by: 2)
///     }
///     print(network(Tensor(zeros: [1, 3, 16, 16])).shape)  // [1, 8, 32, 32]
public struct Sequential: Layer {
  /// The layers, first to last.
  public let layers: [any Layer]

  /// What is done in one go each.
  private let stages: [Stage]

  /// Creates a network from a list of layers.
  public init(_ layers: [any Layer]) {
    self.layers = layers
    stages = Stage.stages(of: layers)
  }

  /// Creates a network from layers written one below the other.
  public init(@LayerBuilder _ layers: () -> [any Layer]) {
    self.init(layers())
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    stages.reduce(input) { $1.forward($0, file: file, line: line) }
  }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    var batch = input
    for stage in stages { batch = stage.forward(consume batch, file: file, line: line) }
    return batch
  }

  // As in PyTorch, a layer is named by its position.
  public var contents: [(name: String, content: ModuleContent)] {
    layers.enumerated().map { ("\($0)", .module($1)) }
  }
}

/// Makes a list of layers of those that a closure names, with `if` and `for` between them.
@resultBuilder
public enum LayerBuilder {
  // What the compiler calls for each construct; the parts are lists of layers.

  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }

  public static func buildBlock(_ parts: [any Layer]...) -> [any Layer] { parts.flatMap { $0 } }

  public static func buildOptional(_ part: [any Layer]?) -> [any Layer] { part ?? [] }

  public static func buildEither(first part: [any Layer]) -> [any Layer] { part }

  public static func buildEither(second part: [any Layer]) -> [any Layer] { part }

  public static func buildArray(_ parts: [[any Layer]]) -> [any Layer] { parts.flatMap { $0 } }
}
