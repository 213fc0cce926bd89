import NeuralNetworks
import Testing

@Suite struct NetworkTests {
  private let recorded: RecordedValues

  init() throws {
    recorded = try RecordedValues()
  }

  @Test func countsTheParametersOfDCGAN() {
    var generator = SplitMix64(seed: 1)
    #expect(DCGANGenerator(using: &generator).parameterCount == 3_576_704)
    #expect(DCGANDiscriminator(using: &generator).parameterCount == 2_765_568)
  }

  @Test func growsNoiseToImagesStepByStep() {
    var generator = SplitMix64(seed: 1)
    let network = DCGANGenerator(latentSize: 6, width: 2, using: &generator)
    var batch = Tensor(randomNormal: [2, 6, 1, 1], using: &generator)
    var sizes: [Int] = []
    for layer in network.main.layers {
      batch = layer(batch)
      if layer is TransposedConv2D { sizes.append(batch.shape[2]) }
    }
    #expect(sizes == [4, 8, 16, 32, 64])
    #expect(batch.shape == [2, 3, 64, 64])
    #expect(batch.min() >= -1 && batch.max() <= 1)
  }

  @Test func judgesImagesByOneLogit() {
    var generator = SplitMix64(seed: 1)
    let network = DCGANDiscriminator(width: 2, using: &generator)
    let images = Tensor(randomUniform: [2, 3, 64, 64], in: -1..<1, using: &generator)
    #expect(network(images).shape == [2, 1, 1, 1])
    #expect(network.main.layers[2] is Conv2D, "no batch normalisation behind the first layer")
  }

  @Test func drawsTheImageOfPyTorchsGeneratorFromItsFile() throws {
    var generator = SplitMix64(seed: 1)
    let network = DCGANGenerator(latentSize: 4, width: 2, imageChannels: 1, using: &generator)
    let file = try SafeTensors(contentsOfFile: RecordedValues.path(of: "generator"))
    try network.load(file.tensors)
    network.eval()
    expectClose(network(try recorded["generator.noise"]), try recorded["generator.image"])
  }

  @Test func joinsTheSkipConnectionInUNet() {
    var generator = SplitMix64(seed: 1)
    let block = UNetUpBlock(inputChannels: 8, outputChannels: 4, using: &generator)
    let result = block(Tensor(ones: [1, 8, 7, 7]), skip: Tensor(ones: [1, 4, 14, 14]))
    #expect(result.shape == [1, 4, 14, 14])
    #expect(
      block.namedParameters.map(\.name)
        == ["up.weight", "up.bias", "conv.0.weight", "conv.0.bias", "conv.2.weight", "conv.2.bias"])
  }

  @Test func countsTheParametersOfUNetsUpConvolution() {
    var generator = SplitMix64(seed: 1)
    let up = TransposedConv2D(
      inputChannels: 1024, outputChannels: 512, kernelSize: 2, stride: 2, using: &generator)
    #expect(up.parameterCount == 2_097_664)
  }

  @Test func enlargesScoresThirtyTwoTimes() {
    let layer = TransposedConv2D.bilinearUpsampler()
    #expect(layer.parameterCount == 1_806_336)
    #expect((layer.weight.value[0, 1, ...] .== 0).all())
    #expect(layer.weight.value[20, 20, ...] == bilinearKernel(size: 64))
    let one = TransposedConv2D.bilinearUpsampler(channels: 1)
    #expect(one(Tensor(ones: [1, 1, 2, 3])).shape == [1, 1, 64, 96])
  }

  @Test func interpolatesBilinearlyInTheInterior() {
    let images = eighths([1, 2, 5, 5])
    let transposed = TransposedConv2D.bilinearUpsampler(channels: 2, factor: 4)(images)
    let interpolated = Upsample(by: 4, mode: .bilinear())(images)
    expectClose(transposed.cropped(2), interpolated.cropped(2), tolerance: 1e-6)
    #expect(transposed != interpolated, "the border sees zeros, interpolation repeats pixels")
  }

  @Test func countsTheParametersOfBothReplacements() {
    var generator = SplitMix64(seed: 1)
    let images = Tensor(zeros: [1, 4, 7, 7])
    let upsampled = UpsampleConv(inputChannels: 4, outputChannels: 8, using: &generator)
    #expect(upsampled.parameterCount == 296)
    #expect(upsampled(images).shape == [1, 8, 14, 14])
    let shuffled = SubPixelUp(inputChannels: 4, outputChannels: 8, using: &generator)
    #expect(shuffled.parameterCount == 1184)
    #expect(shuffled(images).shape == [1, 8, 14, 14])
  }
}
