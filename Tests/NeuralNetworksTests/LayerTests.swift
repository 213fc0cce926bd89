import NeuralNetworks
import Testing

/// Compares layers and functions with what PyTorch computed.
@Suite struct LayerTests {
  private let recorded: RecordedValues

  init() throws {
    recorded = try RecordedValues()
  }

  @Test func convolvesAsPyTorch() throws {
    let layers: [String: (Variable, Variable, Variable) -> Variable] = [
      "plain": { conv2D($0, weight: $1, bias: $2) },
      "stride": { conv2D($0, weight: $1, bias: $2, stride: 2, padding: 1) },
      "dilation": {
        conv2D(
          $0, weight: $1, bias: $2, padding: Extent2D(height: 1, width: 2),
          dilation: Extent2D(height: 2, width: 1))
      },
      "groups": {
        conv2D($0, weight: $1, bias: $2, stride: Extent2D(height: 2, width: 1), groups: 2)
      },
      "depthwise": { conv2D($0, weight: $1, bias: $2, padding: 1, groups: 3) },
    ]
    for (name, apply) in layers {
      try recorded.expect("conv2d.\(name)", ["input", "weight", "bias"]) {
        apply($0[0], $0[1], $0[2])
      }
    }
  }

  @Test func transposesConvolutionsAsPyTorch() throws {
    let layers: [String: (Variable, Variable, Variable) -> Variable] = [
      "plain": { transposedConv2D($0, weight: $1, bias: $2) },
      "stride": {
        transposedConv2D($0, weight: $1, bias: $2, stride: 2, padding: 1, outputPadding: 1)
      },
      "dilation": {
        transposedConv2D($0, weight: $1, bias: $2, padding: 1, outputPadding: 2, dilation: 3)
      },
      "groups": {
        transposedConv2D(
          $0, weight: $1, bias: $2, stride: Extent2D(height: 2, width: 3),
          outputPadding: Extent2D(height: 0, width: 1), groups: 2)
      },
    ]
    for (name, apply) in layers {
      try recorded.expect("transposed.\(name)", ["input", "weight", "bias"]) {
        apply($0[0], $0[1], $0[2])
      }
    }
  }

  @Test func computesFunctionsAsPyTorch() throws {
    let functions: [String: (Variable) -> Variable] = [
      "tanh": { tanh($0) }, "sigmoid": { sigmoid($0) }, "exp": { exp($0) },
      "softplus": { softplus($0) }, "relu": { relu($0) }, "abs": { abs($0) },
      "leaky_relu": { leakyReLU($0, slope: 0.2) }, "log": { log($0) }, "sqrt": { sqrt($0) },
      "amax": { $0.max(axes: [1]) },
    ]
    for (name, apply) in functions {
      try recorded.expect("function.\(name)") { apply($0[0]) }
    }
  }

  @Test func appliesLinearLayersAsPyTorch() throws {
    try recorded.expect("linear", ["input", "weight", "bias"]) {
      matmul($0[0], $0[1].transposed(permutation: [1, 0])) + $0[2]
    }
    let layer = Linear(
      weight: try recorded["linear.weight"], bias: try recorded["linear.bias"])
    let input = Variable(try recorded["linear.input"])
    let output = layer(input)
    expectClose(output.value, try recorded["linear.output"])
    #expect(layer(input.value) == output.value)
    output.backward(from: try recorded["linear.seed"])
    for (name, variable) in [("input", input), ("weight", layer.weight)] {
      expectClose(
        try #require(variable.gradient), try recorded["linear.\(name).gradient"], name)
    }
    expectClose(try #require(layer.bias?.gradient), try recorded["linear.bias.gradient"])
  }

  @Test func appliesLinearLayersToTheLastAxisOfAnyShape() {
    let layer = Linear(weight: eighths([4, 3]), bias: [1, 2, 3, 4])
    for shape in [[3], [5, 3], [2, 5, 3], [0, 3]] {
      let input = eighths(shape, seed: 9)
      let product = matmul(input, layer.weight.value.transposed(permutation: [1, 0]))
      #expect(layer(input) == product + [1, 2, 3, 4])
      #expect(layer(Variable(input)).value == layer(input))
    }
  }

  @Test func upsamplesAsPyTorch() throws {
    let modes: [String: InterpolationMode] = [
      "nearest": .nearest,
      "bilinear": .bilinear(), "bilinear.corners": .bilinear(alignCorners: true),
      "bicubic": .bicubic(), "bicubic.corners": .bicubic(alignCorners: true),
    ]
    for (name, mode) in modes {
      let layer = Upsample(by: Extent2D(height: 2, width: 3), mode: mode)
      try recorded.expect("upsample.\(name)") { layer($0[0]) }
    }
  }

  @Test func interpolatesWithTheSameWeightsInBothNearestForms() {
    let copied = Variable(constant: eighths([1, 1, 3, 2])).upsampled(by: 3).value
    let rows = interpolationMatrix(from: 3, to: 9, mode: .nearest)
    let columns = interpolationMatrix(from: 2, to: 6, mode: .nearest)
    let byMatrices = matmul(matmul(rows, eighths([1, 1, 3, 2])), columns.transposed())
    #expect(copied == byMatrices)
  }

  @Test func rearrangesAndPoolsAsPyTorch() throws {
    try recorded.expect("pixel_shuffle") { PixelShuffle(by: 2)($0[0]) }
    try recorded.expect("pixel_unshuffle") { PixelUnshuffle(by: 2)($0[0]) }
    try recorded.expect("max_pool") { MaxPool2D(3, stride: 2, padding: 1)($0[0]) }
    let average = AvgPool2D(
      Extent2D(height: 2, width: 3), stride: Extent2D(height: 2, width: 1), padding: 1)
    try recorded.expect("avg_pool") { average($0[0]) }
  }

  @Test func normalizesAsPyTorch() throws {
    for mode in ["train", "eval"] {
      let layer = BatchNorm2D(channels: 3)
      try layer.load([
        "weight": recorded["batch_norm.\(mode).weight"],
        "bias": recorded["batch_norm.\(mode).bias"],
        "running_mean": recorded["batch_norm.\(mode).mean"],
        "running_var": recorded["batch_norm.\(mode).variance"],
      ])
      if mode == "eval" { layer.eval() }
      let input = Variable(try recorded["batch_norm.\(mode).input"])
      let output = layer(input)
      expectClose(output.value, try recorded["batch_norm.\(mode).output"], mode)
      output.backward(from: try recorded["batch_norm.\(mode).seed"])
      for (name, variable) in [("input", input), ("weight", layer.weight), ("bias", layer.bias)] {
        let gradient = try #require(variable.gradient)
        expectClose(gradient, try recorded["batch_norm.\(mode).\(name).gradient"], name)
      }
      // Evaluation comes after training and changes no statistics: both end with the same.
      expectClose(layer.runningMean, try recorded["batch_norm.after.mean"])
      expectClose(layer.runningVariance, try recorded["batch_norm.after.variance"])
    }
  }

  @Test func dropsTheGivenShareAndKeepsTheMean() {
    let layer = Dropout(probability: 0.25, generator: SplitMix64(seed: 1))
    let output = layer(Tensor(ones: [100, 100]))
    let dropped = (output .== 0).count()
    #expect((2_300...2_700).contains(dropped))
    #expect(output.max() == 1 / 0.75)
    layer.eval()
    #expect(layer(Tensor(ones: [4])) == Tensor(ones: [4]))
  }

  @Test func dropsTheSameElementsForTheSameSeed() {
    let layers = (0..<2).map { _ in Dropout(generator: SplitMix64(seed: 5)) }
    let outputs = layers.map { $0(Tensor(ones: [64])) }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] != layers[0](Tensor(ones: [64])))
  }
}
