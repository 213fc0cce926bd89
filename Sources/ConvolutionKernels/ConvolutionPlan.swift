import CKernels
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
  public let direction: Direction

  /// The instructions that may be used.
  public let level: KernelLevel

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
  public init(
    _ convolution: Convolution2D, _ direction: Direction, weight: UnsafeBufferPointer<Float>,
    level: KernelLevel = .standard
  ) {
    precondition(weight.count == convolution.weightCount)
    self.convolution = convolution
    self.direction = direction
    self.level = min(level, .supported)
    self.weight = AlignedBuffer(copying: weight)
    method = .best(
      for: convolution, direction, weight: self.weight, level: self.level, splits: true)
  }

  /// Packs a weight for one strategy, whatever it costs.
  init(
    _ convolution: Convolution2D, _ direction: Direction, weight: UnsafeBufferPointer<Float>,
    strategy: Strategy
  ) {
    self.convolution = convolution
    self.direction = direction
    level = .supported
    self.weight = AlignedBuffer(copying: weight)
    method = Method(strategy, convolution, direction, weight: self.weight) ?? .direct
  }

  /// Computes the output for an input.
  ///
  /// - Parameters:
  ///   - input: The image `[N, C, H, W]` of a convolution, the features `[N, F, h, w]` of a
  ///     transposed one.
  ///   - bias: A number for each output channel, added to all of its cells.
  ///   - output: Where the other of the two goes; whatever is there is overwritten.
  public func apply(
    to input: UnsafeBufferPointer<Float>, bias: UnsafeBufferPointer<Float>? = nil,
    into output: UnsafeMutableBufferPointer<Float>
  ) {
    let shape = outputShape
    precondition(input.count == inputShape.count && output.count == shape.count)
    precondition(bias.map { $0.count == shape.channels } ?? true)
    guard let from = input.baseAddress, let to = output.baseAddress, shape.count > 0 else { return }
    if !run(method, from, bias?.baseAddress, to) {
      _ = run(methodForAnyInput, from, bias?.baseAddress, to)
    }
  }

  /// Returns the output for an input, without a bias or with one.
  public func callAsFunction(_ input: [Float], bias: [Float]? = nil) -> [Float] {
    let count = outputShape.count
    return [Float](unsafeUninitializedCapacity: count) { output, initialized in
      input.withUnsafeBufferPointer { input in
        bias.withUnsafeBufferPointer { bias in
          apply(to: input, bias: bias, into: UnsafeMutableBufferPointer(rebasing: output[..<count]))
        }
      }
      initialized = count
    }
  }

  /// The shape of what the plan reads.
  public var inputShape: ImageShape {
    direction == .convolution ? convolution.image : convolution.features
  }

  /// The shape of what the plan writes.
  public var outputShape: ImageShape {
    direction == .convolution ? convolution.features : convolution.image
  }

  private var methodForAnyInput: Method {
    exactMethod.withLock { known in
      if let known { return known }
      let made = Method.best(
        for: convolution, direction, weight: weight, level: level, splits: false)
      known = made
      return made
    }
  }

  /// Computes by one method; false if it cannot be exact on this input.
  private func run(
    _ method: Method, _ input: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
    _ output: UnsafeMutablePointer<Float>
  ) -> Bool {
    switch method {
    case .direct:
      convolution.applyDirectly(direction, input, weight.start, bias, output)
      return true
    case .singleCell(let cell):
      cell.transpose(input, weight.start, bias, into: output)
      return true
    case .float(let product):
      return Execution(kernel: product, input: input, bias: bias, output: output).run()
    case .split(let product):
      return Execution(kernel: product, input: input, bias: bias, output: output).run()
    }
  }
}

/// A strategy with the weight packed for it.
private enum Method: Sendable {
  case direct
  case singleCell(SingleCell)
  case float(FloatProduct)
  case split(SplitProduct)

  /// Packs a weight for a strategy; `nil` if the weight cannot be split exactly.
  init?(
    _ strategy: Strategy, _ convolution: Convolution2D, _ direction: Direction,
    weight: AlignedBuffer<Float>
  ) {
    let layout = WeightLayout(convolution, direction)
    switch strategy {
    case .float(let phases, let tile):
      self = .float(FloatProduct(phases, layout: layout, weight: weight.start, tile: tile))
    case .split(let phases):
      guard let product = SplitProduct(phases, layout: layout, weight: weight.start) else {
        return nil
      }
      self = .split(product)
    }
  }

  /// Packs a weight for the quickest strategy that is right for it.
  static func best(
    for convolution: Convolution2D, _ direction: Direction, weight: AlignedBuffer<Float>,
    level: KernelLevel, splits: Bool
  ) -> Method {
    if convolution.productCount > DirectLoops.mostProducts, direction == .transposed,
      let cell = SingleCell(convolution, level: level)
    {
      return .singleCell(cell)
    }
    guard convolution.productCount > DirectLoops.mostProducts, !weight.elements.hasNonFinite,
      let strategy = Strategy.best(for: convolution, direction, level: level, splits: splits)
    else { return .direct }
    if let method = Method(strategy, convolution, direction, weight: weight) { return method }
    return best(for: convolution, direction, weight: weight, level: level, splits: false)
  }
}

extension Convolution2D {
  /// The multiply-adds of either direction, counted with those that padding saves.
  var productCount: Int { features.batchSize * features.size.area * weightCount }

  /// Computes by the plain loops.
  func applyDirectly(
    _ direction: Direction, _ input: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>?, _ output: UnsafeMutablePointer<Float>
  ) {
    let shape = direction == .convolution ? features : image
    for plane in 0..<shape.batchSize * shape.channels {
      (output + plane * shape.size.area).update(
        repeating: bias.map { $0[plane % shape.channels] } ?? 0, count: shape.size.area)
    }
    switch direction {
    case .convolution: DirectLoops(convolution: self).convolve(input, weight, into: output)
    case .transposed: DirectLoops(convolution: self).transpose(input, weight, into: output)
    }
  }
}

extension UnsafeBufferPointer<Float> {
  /// Whether any number is infinite or not a number.
  var hasNonFinite: Bool {
    guard let baseAddress else { return false }
    return !kernel_all_finite(baseAddress, count)
  }
}
