/// A layer each of whose outputs is a weighted sum of all inputs: x·Wᵀ + b.
public final class Linear: Layer {
  /// The parameter, shape `[outputs, inputs]`.
  public let weight: Variable

  /// One number for each output, shape `[outputs]`.
  public let bias: Variable?

  private let packedWeight = PackedParameter()

  /// Creates a layer from weights.
  ///
  /// - Parameters:
  ///   - weight: The parameter, shape `[outputs, inputs]`.
  ///   - bias: One number for each output, shape `[outputs]`.
  public init(weight: Tensor, bias: Tensor? = nil) {
    self.weight = Variable(weight)
    self.bias = bias.map { Variable($0) }
  }

  /// Creates a layer with weights drawn as PyTorch draws them.
  ///
  /// - Parameters:
  ///   - inputs: The size of the input's last axis.
  ///   - outputs: The size of the output's last axis.
  ///   - hasBias: Whether a number is added to each output.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if there can be no such weight.
  ///   - line: The caller's line.
  public convenience init(
    inputs: Int, outputs: Int, hasBias: Bool = true,
    using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(
      on: inputs < 1 || outputs < 1
        ? "Linear: \(inputs) inputs and \(outputs) outputs; both must be at least 1" : nil,
      file: file, line: line)
    let (weight, bias) = drawParameters(
      [outputs, inputs], biasCount: hasBias ? outputs : nil, using: &generator,
      file: file, line: line)
    self.init(weight: weight, bias: bias)
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    stop(on: problem(input.shape), file: file, line: line)
    let output = conv2D(
      input.reshaped(to: pixels(input.shape)), weight: weight.reshaped(to: kernel), bias: bias,
      file: file, line: line)
    return output.reshaped(to: outputShape(input.shape))
  }

  public func forward(_ input: Tensor, file: StaticString, line: UInt) -> Tensor {
    stop(on: problem(input.shape), file: file, line: line)
    let output = conv2D(
      input.reshaped(to: pixels(input.shape)), weight: weight.value.reshaped(to: kernel),
      packed: packedWeight(for: weight.value), bias: bias?.value, stride: 1, padding: 0,
      dilation: 1, groups: 1, file: file, line: line)
    return output.reshaped(to: outputShape(input.shape))
  }

  // To the engine each vector is an image of one pixel, and the layer a convolution of 1 by 1.

  private func pixels(_ shape: [Int]) -> [Int] {
    [shape.dropLast().reduce(1, *), weight.shape[1], 1, 1]
  }

  private var kernel: [Int] { weight.shape + [1, 1] }

  private func outputShape(_ shape: [Int]) -> [Int] { shape.dropLast() + [weight.shape[0]] }

  func problem(_ shape: [Int]) -> String? {
    guard weight.shape.count == 2 else {
      return "Linear: a weight [outputs, inputs] was expected, but its shape is \(weight.shape)"
    }
    if let bias, bias.shape != [weight.shape[0]] {
      return
        "Linear: the bias has shape \(bias.shape), but with \(weight.shape[0]) outputs it must "
        + "be [\(weight.shape[0])]"
    }
    guard shape.last != weight.shape[1] else { return nil }
    let problem =
      "Linear takes \(weight.shape[1]) inputs on the last axis, but the shape is \(shape)"
    let isUnfolded = shape.count > 2 && shape[1...].reduce(1, *) == weight.shape[1]
    return isUnfolded ? problem + "; Flatten() makes it fit" : problem
  }

  public var contents: [(name: String, content: ModuleContent)] {
    weightAndBias(weight, bias)
  }
}
