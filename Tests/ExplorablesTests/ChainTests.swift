import ConvolutionMath
import Drawing
import Explorables
import NeuralNetworks
import Testing

/// Chains against networks of the library with the same layers.
@Suite struct ChainTests {
  private static let spellings: [Phrase] = [
    "", "i4c16.t4s2p1f8.t4s2p1f3", "i8c4.t2s2p0f4", "i2c3.n2.c3p1f5", "i3c2.b3.c5p2s2f2",
    "i4c4.x3p1s2f2.x1p0s3f1", "i5c1.c1p0f2.t6s1p3f2.b2.n1.x5p2s2f3",
    "i1c64.t4s1p0f64.t4s2p1f32.t4s2p1f3",
    "i8c2.t6s4o3p0f2", "i7c3.c6p0s3f4.t5s3p1o2f1.b4", "i2c2.b2.b2.b2.b2.n2",
  ]

  @Test(arguments: spellings) func countsWhatTheNetworkHas(spelling: Phrase) {
    let chain = ChainFigure(spelling)
    let network = Sequential(chain.layers.flatMap(Self.layers))
    let input = Tensor(ones: [1, chain.inputChannels, chain.inputSize, chain.inputSize])
    let last = chain.layers.last?.outputChannels ?? 0
    #expect(network(input).shape == [1, last, chain.outputSize, chain.outputSize])
    #expect(network.parameterCount == chain.parameterCount)
    var size = input
    for layer in chain.layers {
      size = Sequential(Self.layers(layer))(size)
      #expect(size.shape == [1, layer.outputChannels, layer.outputSize, layer.outputSize])
    }
  }

  @Test(arguments: spellings) func showsWhatOnesMakeOfOnes(spelling: Phrase) {
    let chain = ChainFigure(spelling)
    var image = Tensor(ones: [1, 1, chain.inputSize, chain.inputSize])
    for layer in chain.layers { image = Self.applied(layer, to: image) }
    let shown = chain.profile.flatMap { row in chain.profile.map { row * $0 } }
    for (value, expected) in zip(shown, image.scalars) {
      #expect(abs(value - expected) <= 1e-5 * abs(expected))
    }
    #expect(shown.count == image.scalarCount)
  }

  @Test func saysWhetherTheInsideIsEven() {
    #expect(ChainFigure("i4c1.t4s2p1").inside == 4...4)
    #expect(ChainFigure("i4c1.t3s2p1").inside == 1...4)
    #expect(ChainFigure("i4c1.t2s3p0").inside == 0...1)
    #expect(ChainFigure("i4c1.n2.c3p1").inside == 9...9)
    #expect(ChainFigure("i4c1.t3s2p1.c2p0").inside == 9...9)
    #expect(ChainFigure("i8c1.c6p0s4.c6p3s4.c6p3s4").inside == nil)
  }

  @Test func saysWhenNothingReachesTheOutput() {
    let missed = ChainFigure("i1c1.c1p3s4f1")
    #expect(missed.profile == [0, 0])
    #expect(String(decoding: missed.says.bytes, as: UTF8.self).contains("✗ All windows miss"))
    var markup = Markup()
    missed.draw(in: &markup)
    #expect(String(decoding: markup.bytes, as: UTF8.self).contains("<svg"))
  }

  @Test func countsEachWeightOnceForEachCell() {
    let transposed = ChainFigure("i7c8.t3s2p1o1f4")
    let resized = ChainFigure("i7c8.n2.c3p1f4")
    let shuffled = ChainFigure("i7c8.x3p1s2f4")
    #expect(transposed.multiplyAdds == 14_112)
    #expect(resized.multiplyAdds == 56_448)
    #expect(shuffled.multiplyAdds == 56_448)
    #expect(ChainFigure("i4c3.b2").multiplyAdds == 4 * 3 * 8 * 8)
  }

  @Test func layersAreAddedAndRemovedAtTheEnd() {
    let chain = ChainFigure("i4c16.t3s2p1f8")
    let longer = chain.changed(by: "l2")
    #expect(longer.spelling == "i4c16.t3s2o0p1f8.t4s2o0p1f8")
    #expect(longer.changed(by: "l1").spelling == "i4c16.t3s2o0p1f8")
    #expect(longer.changed(by: "l9").layers.count == ChainFigure.mostLayers)
    #expect(chain.changed(by: "l0").layers.count == 1)
  }

  @Test func aLayerChangesItsKind() {
    let chain = ChainFigure("i4c16.t3s2p1f8.t3s2p1f3").changed(by: ".n2")
    #expect(chain.spelling == "i4c16.n2.t3s2o0p1f3")
    #expect(chain.layers[1].inputSize == 8 && chain.layers[1].inputChannels == 16)
  }

  /// The library's layers for one of a chain.
  private static func layers(_ layer: ChainLayer) -> [any Layer] {
    var random = SplitMix64(seed: 1)
    let (stride, padding) = (Extent2D(layer.stride), Extent2D(layer.padding))
    switch layer.kind {
    case .transposed:
      return [
        TransposedConv2D(
          inputChannels: layer.inputChannels, outputChannels: layer.outputChannels,
          kernelSize: Extent2D(layer.kernelSize), stride: stride, padding: padding,
          outputPadding: Extent2D(layer.outputPadding), using: &random)
      ]
    case .convolution:
      return [
        Conv2D(
          inputChannels: layer.inputChannels, outputChannels: layer.outputChannels,
          kernelSize: Extent2D(layer.kernelSize), stride: stride, padding: padding, using: &random)
      ]
    case .nearest: return [Upsample(by: stride)]
    case .bilinear: return [Upsample(by: stride, mode: .bilinear())]
    case .pixelShuffle:
      return [
        Conv2D(
          inputChannels: layer.inputChannels,
          outputChannels: layer.outputChannels * layer.stride * layer.stride,
          kernelSize: Extent2D(layer.kernelSize), padding: padding, using: &random),
        PixelShuffle(by: layer.stride),
      ]
    }
  }

  /// What a layer with one channel and weights of one makes of an image.
  private static func applied(_ layer: ChainLayer, to image: Tensor) -> Tensor {
    let (stride, padding) = (Extent2D(layer.stride), Extent2D(layer.padding))
    let weight = Tensor(ones: [1, 1, layer.kernelSize, layer.kernelSize])
    switch layer.kind {
    case .transposed:
      return transposedConv2D(
        image, weight: weight, stride: stride, padding: padding,
        outputPadding: Extent2D(layer.outputPadding))
    case .convolution: return conv2D(image, weight: weight, stride: stride, padding: padding)
    case .nearest: return image.nearestUpsampled(by: stride)
    case .bilinear: return Upsample(by: stride, mode: .bilinear())(image)
    case .pixelShuffle:
      let cells = layer.stride * layer.stride
      let wide = Tensor(ones: [cells, 1, layer.kernelSize, layer.kernelSize])
      return conv2D(image, weight: wide, padding: padding).pixelShuffled(by: layer.stride)
    }
  }
}
