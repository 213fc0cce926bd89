import Testing

@testable import NeuralNetworks

@Suite struct ShapeProblemTests {
  @Test func pointsAtChannelsThatComeLast() {
    #expect(
      BatchNorm2D(channels: 3).problem([2, 8, 8, 3])
        == "BatchNorm2D takes 3 channels, but shape [2, 8, 8, 3] has 8 on axis 1; axis 3 has size 3: "
        + "the input looks like NHWC, this library uses NCHW")
  }

  @Test func asksForMoreThanOneValueToTrainOn() {
    let layer = BatchNorm2D(channels: 3)
    #expect(layer.problem([1, 3, 1, 1])?.contains("call eval() first") == true)
    layer.eval()
    #expect(layer.problem([1, 3, 1, 1]) == nil)
  }

  @Test func namesTheValidPaddingsOfPooling() {
    let images = Variable(Tensor(zeros: [1, 1, 4, 4]))
    #expect(
      images.poolingProblem("maxPooled", 3, padding: 2)
        == "maxPooled: the padding is 2; for a window of 3 it ranges from 0 to 1")
    #expect(
      Variable([1, 2]).poolingProblem("maxPooled", 2, padding: 0)
        == "maxPooled takes images [N, C, H, W], but the shape is [2]")
  }

  @Test func namesTheValidClasses() {
    let logits = Variable(Tensor(zeros: [2, 3]))
    #expect(
      classProblem(logits, classes: [0, 3])
        == "crossEntropy: class 3 does not exist; valid classes range from 0 to 2")
    #expect(
      classProblem(logits, classes: [0])
        == "crossEntropy: logits of shape [2, 3] take 2 classes, but 1 are given")
  }

  @Test func comparesOnlyEqualShapes() {
    // [2, 1] and [2] would broadcast to [2, 2], a mistake that is hard to find.
    #expect(
      comparisonProblem("meanSquaredError", Variable(Tensor(zeros: [2, 1])), Tensor(zeros: [2]))
        == "meanSquaredError compares tensors of one shape, but the prediction has [2, 1] and the "
        + "target [2]")
  }

  @Test func namesTheIndicesThatAnAxisHas() {
    #expect(
      Variable([1, 2, 3]).problem(slicing: 2..<5, alongAxis: 0)
        == "sliced: indices 2..<5 are not all within axis 0, whose size is 3")
  }

  @Test func saysThatChannelsDoNotDivide() {
    #expect(
      channelProblem("Conv2D", [4, 6], 3, groups: 4)
        == "Conv2D: 6 channels do not divide into 4 equal groups")
    #expect(channelProblem("Conv2D", [0, 6], 3, groups: 1)?.contains("at least 1") == true)
  }

  @Test func refusesToEnlargeBeyondMemory() {
    let images = Variable(Tensor(ones: [2, 3, 8, 8]))
    for mode in [InterpolationMode.nearest, .bilinear(), .bicubic()] {
      for factor in [1 << 20, 1 << 40, Int.max] {
        #expect(
          images.upsamplingProblem(Extent2D(factor), mode)?.contains("more memory than there is")
            == true)
      }
      #expect(images.upsamplingProblem(2, mode) == nil)
    }
    // 4 MB of new pixels, but a matrix of a million by a million for the rows.
    let column = Variable(Tensor(ones: [1, 1, 1 << 20, 1]))
    #expect(column.upsamplingProblem(1, .nearest) == nil)
    #expect(column.upsamplingProblem(1, .bilinear())?.contains("MiB of memory") == true)
    #expect(interpolationProblem(from: 0, to: 4)?.contains("4 pixels cannot be made of 0") == true)
    #expect(interpolationProblem(from: 0, to: 0) == nil)
  }

  @Test func refusesWidthsThatOverflow() {
    #expect(widthProblem("DCGANGenerator", .max, times: 8)?.contains("more than memory") == true)
    #expect(widthProblem("DCGANGenerator", 0, times: 8)?.contains("at least 1") == true)
    #expect(widthProblem("DCGANGenerator", 64, times: 8) == nil)
    let window = Extent2D(1 << 40)
    #expect(Variable([[[[1]]]]).poolingProblem("averagePooled", window, padding: 0) != nil)
  }

  @Test func saysWhatALinearLayerTakes() {
    let layer = Linear(weight: Tensor(ones: [4, 192]))
    #expect(layer.problem([2, 192]) == nil)
    #expect(
      layer.problem([2, 3, 8, 8])
        == "Linear takes 192 inputs on the last axis, but the shape is [2, 3, 8, 8]; Flatten() makes "
        + "it fit")
    #expect(
      Linear(weight: Tensor(ones: [4, 3]), bias: Tensor(ones: [3])).problem([3])
        == "Linear: the bias has shape [3], but with 4 outputs it must be [4]")
  }

  @Test func tellsNoValuesFromOneValue() {
    let layer = BatchNorm2D(channels: 3)
    #expect(layer.problem([0, 3, 8, 8])?.contains("has no values") == true)
    #expect(layer.problem([1, 3, 1, 1])?.contains("has one value") == true)
  }

  @Test func namesTheLineThatAppliesTheNetwork() async {
    let failure = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential {
        Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3, using: &generator)
      }
      _ = network(Tensor(zeros: [1, 16, 16, 3]))
    }
    let message = String(decoding: failure?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("ShapeProblemTests.swift"))
    #expect(message.contains("the input looks like NHWC"))
  }
}
