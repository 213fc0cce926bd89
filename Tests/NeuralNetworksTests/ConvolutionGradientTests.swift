import NeuralNetworks
import Testing

/// Convolutions are linear in each argument, so steps of 1 give their gradients exactly.
@Suite struct ConvolutionGradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var size = Extent2D(height: 4, width: 5)
    var kernelSize = Extent2D(height: 2, width: 3)
    var stride: Extent2D = 1
    var padding: Extent2D = 0
    var outputPadding: Extent2D = 0
    var dilation: Extent2D = 1
    var groups = 1

    var testDescription: String {
      "stride \(stride), padding \(padding) + \(outputPadding), dilation \(dilation), "
        + "groups \(groups), kernel \(kernelSize)"
    }

    func input(channels: Int) -> Tensor {
      eighths([2, channels, size.height, size.width], seed: 1)
    }

    func weight(_ first: Int, _ second: Int) -> Tensor {
      eighths([first, second, kernelSize.height, kernelSize.width], seed: 2)
    }
  }

  static let cases: [Case] = {
    var cases = [
      Case(), Case(size: 1, kernelSize: 1), Case(size: 2, kernelSize: 2),
      Case(size: 5, kernelSize: 3, stride: 2, padding: 1),
      // One row of the image is reached by no position of the kernel.
      Case(size: 6, kernelSize: 3, stride: 2, padding: 1),
      Case(size: 6, kernelSize: 2, stride: 3),
    ]
    for stride in [1, 2] {
      for dilation in [1, 2] {
        for groups in [1, 2] {
          cases.append(
            Case(
              stride: Extent2D(height: stride, width: 1), padding: Extent2D(height: 0, width: 2),
              outputPadding: Extent2D(height: stride - 1, width: 0),
              dilation: Extent2D(height: 1, width: dilation), groups: groups))
        }
      }
    }
    return cases
  }()

  /// ⟨gradient of the input, x⟩ = ⟨g, f(x, w)⟩ = ⟨gradient of the weight, w⟩ for every convolution that
  /// the forward pass takes, those included whose padding trims more than the features cover.
  @Test(arguments: 1...4, 1...4) func differentiatesAllSmallConvolutions(size: Int, kernel: Int) {
    for (stride, padding, dilation) in Self.smallSettings {
      let geometry = ConvolutionGeometry(
        kernelSize: kernel, stride: stride, padding: padding, dilation: dilation)
      if (try? geometry.convolutionSize(of: size)) != nil {
        checkAdjointness(size, kernel) {
          conv2D(
            $0, weight: $1, stride: Extent2D(stride), padding: Extent2D(padding),
            dilation: Extent2D(dilation))
        }
      }
      for outputPadding in 0..<max(stride, dilation) {
        guard (try? geometry.transposedSize(of: size, outputPadding: outputPadding)) != nil else {
          continue
        }
        checkAdjointness(size, kernel) {
          transposedConv2D(
            $0, weight: $1, stride: Extent2D(stride), padding: Extent2D(padding),
            outputPadding: Extent2D(outputPadding), dilation: Extent2D(dilation))
        }
      }
    }
  }

  private static let smallSettings: [(stride: Int, padding: Int, dilation: Int)] = (1...4).flatMap {
    stride in
    (0...3).flatMap { padding in (1...3).map { (stride, padding, $0) } }
  }

  private func checkAdjointness(
    _ size: Int, _ kernel: Int, _ apply: (Variable, Variable) -> Variable
  ) {
    let input = Variable(eighths([2, 1, size, size], seed: 1))
    let weight = Variable(eighths([1, 1, kernel, kernel], seed: 2))
    let output = apply(input, weight)
    let gradient = eighths(output.shape, seed: 3)
    output.backward(from: gradient)
    let whole = (gradient * output.value).sum()
    #expect(input.gradient.map { ($0 * input.value).sum() } == whole)
    #expect(weight.gradient.map { ($0 * weight.value).sum() } == whole)
  }

  @Test(arguments: cases) func differentiatesConvolutions(_ given: Case) {
    check(
      given.input(channels: 4), given.weight(2, 4 / given.groups), bias: eighths([2], seed: 3)
    ) { input, weight, bias in
      conv2D(
        input, weight: weight, bias: bias, stride: given.stride, padding: given.padding,
        dilation: given.dilation, groups: given.groups)
    }
  }

  @Test(arguments: cases) func differentiatesTransposedConvolutions(_ given: Case) {
    check(
      given.input(channels: 2), given.weight(2, 4 / given.groups), bias: eighths([4], seed: 3)
    ) { input, weight, bias in
      transposedConv2D(
        input, weight: weight, bias: bias, stride: given.stride, padding: given.padding,
        outputPadding: given.outputPadding, dilation: given.dilation, groups: given.groups)
    }
  }

  @Test func dropsWhatAnOutputPaddingBeyondTheStrideAdds() {
    // Allowed because it is below the dilation; the adjoint convolution would find more features.
    let given = Case(size: 3, kernelSize: 2, outputPadding: 2, dilation: 3)
    differentiatesTransposedConvolutions(given)
  }

  @Test func takesPlanes() {
    check(eighths([3, 3]), eighths([2, 2], seed: 2), bias: [0.5]) { input, weight, bias in
      transposedConv2D(input, weight: weight, bias: bias, stride: 2)
    }
  }

  @Test func givesTheInputGradientOfAConvolutionAsATransposedConvolution() {
    let image = eighths([1, 2, 5, 5])
    let weight = eighths([3, 2, 3, 3], seed: 2)
    let seed = eighths([1, 3, 3, 3], seed: 3)
    let computed = gradient(at: image, seed: seed) { x in
      conv2D(x, weight: Variable(constant: weight), stride: 2, padding: 1)
    }
    #expect(computed == transposedConv2D(seed, weight: weight, stride: 2, padding: 1))
  }

  @Test func givesTheInputGradientOfATransposedConvolutionAsAConvolution() {
    let features = eighths([1, 3, 3, 3])
    let weight = eighths([3, 2, 3, 3], seed: 2)
    let seed = eighths([1, 2, 5, 5], seed: 3)
    let computed = gradient(at: features, seed: seed) { x in
      transposedConv2D(x, weight: Variable(constant: weight), stride: 2, padding: 1)
    }
    #expect(computed == conv2D(seed, weight: weight, stride: 2, padding: 1))
  }

  /// Compares the gradients of all three arguments with steps of 1.
  private func check(
    _ input: Tensor, _ weight: Tensor, bias: Tensor,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ operation: (Variable, Variable, Variable) -> Variable
  ) {
    let arguments = [input, weight, bias]
    let variables = arguments.map { Variable($0) }
    let output = operation(variables[0], variables[1], variables[2])
    let seed = eighths(output.shape, seed: 4)
    output.backward(from: seed)
    for (index, name) in ["input", "weight", "bias"].enumerated() {
      let estimated = estimatedGradient(at: arguments[index], step: 1) { moved in
        var all = arguments.map { Variable(constant: $0) }
        all[index] = Variable(constant: moved)
        return dot(operation(all[0], all[1], all[2]).value, seed)
      }
      #expect(
        variables[index].gradient == estimated, "gradient of the \(name)",
        sourceLocation: sourceLocation)
    }
  }
}
