import CKernels
import ConvolutionMath

/// What one application of a convolution reads and writes.
struct Call {
  let direction: ConvolutionDirection
  let input: UnsafePointer<Float>
  let weight: UnsafePointer<Float>
  let bias: UnsafePointer<Float>?
  let output: UnsafeMutablePointer<Float>
}

/// A way to compute a convolution, with the weight packed for it where it wants that.
enum Method: Sendable {
  case direct(DirectLoops)
  case singleCell(SingleCell)
  case tiles(TileProduct)
  case float(FloatProduct)
  case split(SplitProduct)

  /// Packs a weight for a strategy; `nil` if the strategy cannot be right for this weight.
  init?(
    _ strategy: Strategy, _ convolution: Convolution2D, _ direction: ConvolutionDirection,
    weight: UnsafeBufferPointer<Float>, forManyCalls: Bool
  ) {
    guard let start = weight.baseAddress else { return nil }
    let layout = WeightLayout(convolution, direction)
    switch strategy {
    case .float(let phases, let tile):
      // An infinite weight must not meet the zeros of a gap.
      guard !weight.hasNonFinite else { return nil }
      self = .float(
        FloatProduct(
          phases, layout: layout, weight: start, tile: tile, forManyCalls: forManyCalls))
    case .split(let phases):
      guard
        let product = SplitProduct(
          phases, layout: layout, weight: start, forManyCalls: forManyCalls)
      else { return nil }
      self = .split(product)
    }
  }

  /// Packs a weight for the quickest strategy that is right for it.
  ///
  /// - Parameters:
  ///   - convolution: What to compute.
  ///   - direction: In which direction to read it.
  ///   - weight: The weight.
  ///   - level: The instructions that may be used.
  ///   - algorithm: Whether tiles may save products.
  ///   - takesAll: Whether the method must be right on all inputs; otherwise it may refuse some.
  ///   - forManyCalls: Whether what is packed is kept.
  /// - Returns: The method.
  static func best(
    for convolution: Convolution2D, _ direction: ConvolutionDirection,
    weight: UnsafeBufferPointer<Float>, level: KernelLevel, algorithm: ConvolutionAlgorithm,
    takesAll: Bool, forManyCalls: Bool
  ) -> Method {
    func direct() -> Method {
      .direct(DirectLoops(convolution: convolution, forManyCalls: forManyCalls))
    }
    guard convolution.productCount > DirectLoops.mostProducts else { return direct() }
    if let cell = SingleCell(convolution, level: level),
      direction == .transposed || cell.convolves
    {
      return .singleCell(cell)
    }
    if !takesAll, algorithm == .minimal, level < .amx, let start = weight.baseAddress,
      TileRule.pays(for: convolution, direction),
      let tiles = TileProduct(
        convolution, direction, weight: start, level: level, forManyCalls: forManyCalls)
    {
      return .tiles(tiles)
    }
    guard
      let strategy = Strategy.best(for: convolution, direction, level: level, splits: !takesAll)
    else { return direct() }
    if let method = Method(
      strategy, convolution, direction, weight: weight, forManyCalls: forManyCalls)
    {
      return method
    }
    guard strategy.isSplit else { return direct() }
    return best(
      for: convolution, direction, weight: weight, level: level, algorithm: algorithm,
      takesAll: true, forManyCalls: forManyCalls)
  }

  /// Computes; false if this way cannot be right on the input, and the output is not valid.
  func run(_ call: Call) -> Bool {
    switch self {
    case .direct(let loops):
      loops.run(call)
      return true
    case .singleCell(let cell):
      switch call.direction {
      case .convolution: cell.convolve(call.input, call.weight, call.bias, into: call.output)
      case .transposed: cell.transpose(call.input, call.weight, call.bias, into: call.output)
      }
      return true
    case .tiles(let product):
      return product.run(call)
    case .float(let product):
      return Execution(kernel: product, call: call).run()
    case .split(let product):
      return Execution(kernel: product, call: call).run()
    }
  }
}

extension Convolution2D {
  /// The multiply-adds of either direction, counted with those that padding saves.
  var productCount: Int { features.batchSize * features.size.area * weightCount }
}

extension UnsafeBufferPointer<Float> {
  /// Whether any number is infinite or not a number.
  var hasNonFinite: Bool {
    guard let baseAddress else { return false }
    return !kernel_all_finite(baseAddress, count)
  }
}
