/// A layer that, while it is trained, replaces elements at random by 0.
///
/// The others grow by 1 / (1 − probability), so that the expected sum stays as it was. After
/// `eval()` the layer does nothing.
///
/// - SeeAlso: Srivastava et al., *Dropout* (2014).
public final class Dropout: Layer, TrainingDependent {
  /// The share of elements that is replaced.
  public let probability: Float

  public var isTraining = true

  private var generator: SplitMix64

  /// Creates a layer.
  ///
  /// - Parameters:
  ///   - probability: The share of elements that is replaced, at least 0 and below 1.
  ///   - generator: Where the choices come from; the layer keeps its own copy.
  ///   - file: The caller's file, for the message if the probability is none.
  ///   - line: The caller's line.
  public init(
    probability: Float = 0.5, generator: SplitMix64,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let problem =
      "Dropout: the probability is \(probability); it must be at least 0 and smaller than 1"
    stop(on: (0..<1).contains(probability) ? nil : problem, file: file, line: line)
    self.probability = probability
    self.generator = generator
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    guard isTraining else { return input }
    let chances = Tensor(randomUniform: input.shape, using: &generator)
    let mask = chances.map { $0 < probability ? 0 : 1 / (1 - probability) }
    return input * Variable(constant: mask)
  }
}
