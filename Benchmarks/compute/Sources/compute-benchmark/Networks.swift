import ConvolutionKernels
import ConvolutionMath

/// A layer of a network: a packed weight, a bias, and the memory for its output.
private final class Stage {
  let plan: ConvolutionPlan
  let bias: [Float]
  let isRectified: Bool
  var output: [Float]

  init(
    _ convolution: Convolution2D, _ direction: ConvolutionDirection, isRectified: Bool,
    outputCount: Int? = nil
  ) {
    // Small weights, so that numbers neither grow nor vanish from layer to layer.
    let weight = numbers(convolution.weightCount, seed: 1).map { $0 / 32 }
    plan = weight.withUnsafeBufferPointer {
      ConvolutionPlan(convolution, direction, weight: $0)
    }
    bias = numbers(plan.outputShape.channels, seed: 3)
    self.isRectified = isRectified
    output = [Float](repeating: 0, count: outputCount ?? plan.outputShape.count)
  }

  func run(_ input: [Float]) {
    let count = plan.outputShape.count
    input.withUnsafeBufferPointer { input in
      bias.withUnsafeBufferPointer { bias in
        output.withUnsafeMutableBufferPointer { output in
          let result = UnsafeMutableBufferPointer(rebasing: output[..<count])
          plan.apply(to: input, bias: bias, into: result)
          if isRectified { for i in result.indices { result[i] = max(result[i], 0) } }
        }
      }
    }
  }
}

/// DCGAN's generator as it is used, its normalisations part of weights and biases; without tanh.
func generator(batch: Int) throws -> () -> Void {
  let widths = [100, 512, 256, 128, 64, 3]
  var stages: [Stage] = []
  var size = 1
  for layer in 0..<5 {
    let convolution = try Convolution2D(
      transposing: ImageShape(batchSize: batch, channels: widths[layer], size: Extent2D(size)),
      imageChannels: widths[layer + 1],
      geometry: ConvolutionGeometry2D(
        kernelSize: 4, stride: layer == 0 ? 1 : 2, padding: layer == 0 ? 0 : 1))
    stages.append(Stage(convolution, .transposed, isRectified: layer < 4))
    size = convolution.image.size.height
  }
  let noise = numbers(batch * 100, seed: 2)
  return {
    var input = noise
    for stage in stages {
      stage.run(input)
      input = stage.output
    }
  }
}

/// U-Net's step up: transposed convolution, joined with the encoder's features, two convolutions.
///
/// `features` are the channels that come in, `channels` those that go out, half as many.
func unetBlock(_ sizes: Sizes) throws -> () -> Void {
  let up = try sizes.convolution()
  let joined = try ImageShape(
    batchSize: 1, channels: 2 * sizes.channels, size: up.image.size)
  let geometry = ConvolutionGeometry2D(kernelSize: 3, padding: 1)
  let first = try Convolution2D(
    reading: joined, featureChannels: sizes.channels, geometry: geometry)
  let second = try Convolution2D(
    reading: first.features, featureChannels: sizes.channels, geometry: geometry)
  let input = numbers(up.features.count, seed: 2)
  let skip = numbers(joined.count / 2, seed: 4)
  let stages = [
    // It writes into the first half of what is joined.
    Stage(up, .transposed, isRectified: false, outputCount: joined.count),
    Stage(first, .convolution, isRectified: true),
    Stage(second, .convolution, isRectified: true),
  ]
  return {
    stages[0].run(input)
    stages[0].output.replaceSubrange((joined.count / 2)..., with: skip)
    stages[1].run(stages[0].output)
    stages[2].run(stages[1].output)
  }
}
