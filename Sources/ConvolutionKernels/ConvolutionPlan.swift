import ConvolutionMath
import Synchronization

/// A convolution or transposed convolution with its weight packed, to be applied many times.
///
/// Results are those of single-precision sums in some fixed order: they depend on the level, never
/// on the number of threads. NaN and infinities pass through as IEEE 754 says, and denormal numbers
/// are kept.
public final class ConvolutionPlan: Sendable {
  /// What is computed.
  public let convolution: Convolution2D

  /// In which direction it is read.
  public let direction: ConvolutionDirection

  /// The instructions that may be used.
  public let level: KernelLevel

  /// Whether wide layers may save products.
  public let algorithm: ConvolutionAlgorithm

  private let weight: AlignedBuffer<Float>
  private let method: Method

  /// The method for inputs that the first one cannot compute exactly; made when it is needed.
  private let exactMethod = Mutex<Method?>(nil)

  /// Packs a weight.
  ///
  /// - Parameters:
  ///   - convolution: What to compute.
  ///   - direction: In which direction to read it.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  ///   - level: The instructions to use; those that the processor lacks are not used.
  ///   - algorithm: Whether wide layers may save products.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  public init(
    _ convolution: Convolution2D, _ direction: ConvolutionDirection,
    weight: UnsafeBufferPointer<Float>, level: KernelLevel = .standard,
    algorithm: ConvolutionAlgorithm = .standard,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    require(
      weight.count, convolution.weightCount, elementsOf: "weight", shaped: convolution.weightAxes,
      file: file, line: line)
    self.convolution = convolution
    self.direction = direction
    self.level = min(level, .supported)
    self.algorithm = algorithm
    self.weight = AlignedBuffer(copying: weight)
    method = .best(
      for: convolution, direction, weight: self.weight.elements, level: self.level,
      algorithm: algorithm, takesAll: false, forManyCalls: true)
  }

  /// Packs a weight for one strategy, whatever it costs.
  init(
    _ convolution: Convolution2D, _ direction: ConvolutionDirection,
    weight: UnsafeBufferPointer<Float>,
    strategy: Strategy
  ) {
    self.convolution = convolution
    self.direction = direction
    level = .supported
    algorithm = .direct
    self.weight = AlignedBuffer(copying: weight)
    method =
      Method(
        strategy, convolution, direction, weight: self.weight.elements, forManyCalls: true)
      ?? .direct(DirectLoops(convolution: convolution))
  }

  /// Computes the output for an input.
  ///
  /// - Parameters:
  ///   - input: The image `[N, C, H, W]` of a convolution, the features `[N, F, h, w]` of a
  ///     transposed one.
  ///   - bias: A number for each output channel, added to all of its cells.
  ///   - output: Where the other of the two goes; whatever is there is overwritten.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  public func apply(
    to input: UnsafeBufferPointer<Float>, bias: UnsafeBufferPointer<Float>? = nil,
    into output: UnsafeMutableBufferPointer<Float>,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    convolution.requireOperands(
      direction, input: input.count, bias: bias?.count, output: output.count, file: file, line: line
    )
    guard let from = input.baseAddress, let to = output.baseAddress, !output.isEmpty else { return }
    let call = Call(
      direction: direction, input: from, weight: weight.start, bias: bias?.baseAddress, output: to)
    if !method.run(call) { _ = methodForAnyInput.run(call) }
  }

  /// Returns the output for an input, without a bias or with one.
  ///
  /// - Parameters:
  ///   - input: The image `[N, C, H, W]` of a convolution, the features `[N, F, h, w]` of a
  ///     transposed one.
  ///   - bias: A number for each output channel, added to all of its cells.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: The other of the two.
  public func callAsFunction(
    _ input: [Float], bias: [Float]? = nil, file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    let count = outputShape.count
    return [Float](unsafeUninitializedCapacity: count) { output, initialized in
      input.withUnsafeBufferPointer { input in
        bias.withUnsafeBufferPointer { bias in
          apply(
            to: input, bias: bias, into: UnsafeMutableBufferPointer(rebasing: output[..<count]),
            file: file, line: line)
        }
      }
      initialized = count
    }
  }

  /// The shape of what the plan reads.
  public var inputShape: ImageShape { convolution.source(direction) }

  /// The shape of what the plan writes.
  public var outputShape: ImageShape { convolution.target(direction) }

  private var methodForAnyInput: Method {
    exactMethod.withLock { known in
      if let known { return known }
      let made = Method.best(
        for: convolution, direction, weight: weight.elements, level: level, algorithm: algorithm,
        takesAll: true, forManyCalls: true)
      known = made
      return made
    }
  }
}
