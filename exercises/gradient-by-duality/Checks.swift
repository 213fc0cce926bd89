import ExerciseChecks
import Tensors

let checks = Checks(reference: { (prices: Tensor, weight: Tensor, stride: Int, padding: Int) in
  convolved(prices, weight, stride, padding)
})

/// A convolution whose input channels are the layer's output channels.
func convolved(_ prices: Tensor, _ weight: Tensor, _ stride: Int, _ padding: Int) -> Tensor {
  let images = prices.reshaped(to: [1] + prices.shape)
  return conv2D(images, weight: weight, stride: Extent2D(stride), padding: Extent2D(padding))[
    0, ...]
}

func addCases() {
  checks.group("one channel", points: 3) {
    checks.example("one cell", [[[1, 10], [100, 1000]]], [[[[1, 2], [3, 4]]]], 2, 0)
    checks.example("the chapter's prices", nine, [[[[1, 2], [3, 4]]]], 1, 0)
    checks.random(10) { try draw(&$0, channels: 1...1, padding: 0...0) }
  }
  checks.group("with padding", points: 2) {
    checks.example(
      "one is cut off at each edge", nine, [[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]], 1, 1)
    checks.random(8) { try draw(&$0, channels: 1...1, padding: 1...2) }
  }
  checks.group("many channels", points: 2) {
    checks.random(10) { try draw(&$0, channels: 1...3, padding: 0...1) }
  }
  addMistakes()
}

let nine = Tensor(arange: 0..<9).reshaped(to: [1, 3, 3])

func draw(
  _ source: inout CaseSource, channels: ClosedRange<Int>, padding: ClosedRange<Int>
) throws -> (Tensor, Tensor, Int, Int) {
  let (size, stride) = (source.size(1...4), source.integer(1...3))
  let padding = source.integer(padding)
  let (inputs, outputs) = (source.integer(channels), source.integer(channels))
  let shape = [source.size(1...4), source.size(1...4)].map {
    ($0 - 1) * stride + size - 2 * padding
  }
  try source.require(shape.allSatisfy { $0 > 0 })
  return (
    source.tensor([outputs] + shape), source.tensor([inputs, outputs, size, size]), stride, padding
  )
}

func addMistakes() {
  checks.mistake(
    "kernel-turned",
    "this is what you get with the kernel turned by 180°; the way back uses it as it is"
  ) { prices, weight, stride, padding in
    convolved(prices, weight.flipped(axes: [2, 3]), stride, padding)
  }
  checks.mistake("stride-ignored", "this is what you get with stride 1") {
    prices, weight, _, padding in convolved(prices, weight, 1, padding)
  }
  checks.mistake("padding-ignored", "this is what you get when nothing had been cut off") {
    prices, weight, stride, _ in
    guard min(prices.shape[1], prices.shape[2]) >= weight.shape[2] else { return nil }
    return convolved(prices, weight, stride, 0)
  }
  checks.mistake(
    "painted", "this paints once more and makes the image larger; the way back gathers"
  ) { prices, weight, stride, padding in
    let size = weight.shape[2] - 2 * padding
    guard prices.shape.dropFirst().allSatisfy({ ($0 - 1) * stride + size > 0 }) else { return nil }
    return transposedConv2D(
      prices.reshaped(to: [1] + prices.shape),
      weight: weight.transposed(permutation: [1, 0, 2, 3]),
      stride: Extent2D(stride), padding: Extent2D(padding))[0, ...]
  }
  checks.mistake(
    "first-channel",
    "only the first output channel is counted; an input cell paints into all of them"
  ) { prices, weight, stride, padding in
    convolved(
      prices[0..<1, ...], weight[0..<weight.shape[0], 0..<1], stride, padding)
  }
}
