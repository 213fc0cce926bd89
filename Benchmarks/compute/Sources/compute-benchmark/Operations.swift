import ConvolutionKernels
import ConvolutionMath

/// The sizes of one case, in the order in which the driver writes them.
struct Sizes {
  let batch: Int
  let features: Int
  let channels: Int
  let extent: Extent2D
  let kernel: Int
  let stride: Int
  let padding: Int
  let outputPadding: Int

  init?(_ words: some Sequence<Substring>) {
    let n = words.compactMap { Int($0) }
    guard n.count == 9 else { return nil }
    (batch, features, channels) = (n[0], n[1], n[2])
    extent = Extent2D(height: n[3], width: n[4])
    (kernel, stride, padding, outputPadding) = (n[5], n[6], n[7], n[8])
  }

  /// What the transposed convolution reads.
  func input() throws -> ImageShape {
    try ImageShape(batchSize: batch, channels: features, size: extent)
  }

  func convolution() throws -> Convolution2D {
    try Convolution2D(
      transposing: input(), imageChannels: channels,
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(kernel), stride: Extent2D(stride), padding: Extent2D(padding)),
      outputPadding: Extent2D(outputPadding))
  }
}

/// Returns a call that does one operation on operands made beforehand.
func call(_ operation: Substring, _ sizes: Sizes) throws -> () -> Void {
  switch operation {
  case "transposed": return plan(try sizes.convolution(), .transposed)
  case "conv": return plan(try sizes.convolution(), .convolution)
  case "transposed-once": return single(try sizes.convolution(), .transposed)
  case "conv-once": return single(try sizes.convolution(), .convolution)
  case "gradient": return gradient(try sizes.convolution())
  case "nearest": return try folded(.nearestThenConvolution, sizes)
  case "subpixel": return try folded(.convolutionThenPixelShuffle, sizes)
  case "generator": return try generator(batch: sizes.batch)
  case "unet-block": return try unetBlock(sizes)
  default: throw Unknown(operation: String(operation))
  }
}

/// An operation that the driver asks for and this program does not have.
struct Unknown: Error {
  let operation: String
}

/// A layer with its weight packed once, applied to memory that stays.
func plan(
  _ convolution: Convolution2D, _ direction: ConvolutionDirection, weight: [Float]? = nil
) -> () -> Void {
  let weight = weight ?? numbers(convolution.weightCount, seed: 1)
  let plan = weight.withUnsafeBufferPointer { ConvolutionPlan(convolution, direction, weight: $0) }
  let input = numbers(plan.inputShape.count, seed: 2)
  var output = [Float](repeating: 0, count: plan.outputShape.count)
  return {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { plan.apply(to: input, into: $0) }
    }
  }
}

/// A call that packs the weight and allocates its result.
private func single(
  _ convolution: Convolution2D, _ direction: ConvolutionDirection
) -> () -> Void {
  let weight = numbers(convolution.weightCount, seed: 1)
  let image = numbers(convolution.image.count, seed: 2)
  let features = numbers(convolution.features.count, seed: 2)
  return direction == .convolution
    ? { _ = convolution.convolved(image, weight: weight) }
    : { _ = convolution.transposed(features, weight: weight) }
}

private func gradient(_ convolution: Convolution2D) -> () -> Void {
  let image = numbers(convolution.image.count, seed: 3)
  let features = numbers(convolution.features.count, seed: 2)
  var gradient = [Float](repeating: 0, count: convolution.weightCount)
  return {
    image.withUnsafeBufferPointer { image in
      features.withUnsafeBufferPointer { features in
        gradient.withUnsafeMutableBufferPointer {
          convolution.writeWeightGradient(image: image, features: features, into: $0)
        }
      }
    }
  }
}

/// An enlargement and a convolution; `features` are the input's channels, `channels` the output's.
private func folded(_ kind: FoldedUpsampling.Kind, _ sizes: Sizes) throws -> () -> Void {
  let fold = try FoldedUpsampling(
    kind, input: sizes.input(), outputChannels: sizes.channels, kernelSize: sizes.kernel,
    padding: sizes.padding, factor: sizes.stride)
  let parts = kind == .nearestThenConvolution ? 1 : sizes.stride * sizes.stride
  let count = parts * sizes.channels * sizes.features * sizes.kernel * sizes.kernel
  return plan(fold.convolution, .transposed, weight: fold.weight(from: numbers(count, seed: 1)))
}
