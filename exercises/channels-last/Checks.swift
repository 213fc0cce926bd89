import ExerciseChecks
import Tensors

let checks = Checks(reference: { (input: Tensor, weight: Tensor, stride: Int) in
  painted(input, weight, stride)
})

let square = Tensor([0, 1, 2, 3])

func addCases() {
  let (cells, kernel) = (
    square.reshaped(to: [1, 2, 2, 1]), square.reshaped(to: [2, 2, 1, 1])
  )
  checks.group("one channel", points: 2) {
    checks.example("copies side by side", cells, kernel, 2)
    checks.example("copies that overlap", cells, kernel, 1)
  }
  checks.group("many channels", points: 4) {
    checks.example("the example of the prompt", [[[[1, 2]]]], [[[[3, 4], [5, 6]]]], 1)
    checks.example("two channels in, one out", [[[[1, 2]]]], [[[[3], [4]], [[5], [6]]]], 1)
    checks.random(12) { draw(&$0, images: 1) }
  }
  checks.group("batches", points: 2) {
    checks.random(6) { draw(&$0, images: 2) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, images: Int) -> (Tensor, Tensor, Int) {
  let Cin = source.size(1...3)
  return (
    source.tensor([images, source.size(1...3), source.size(1...4), Cin]),
    source.tensor([source.size(1...3), source.size(1...3), Cin, source.size(1...3)]),
    source.integer(1...3)
  )
}

/// The library's operation, with the axes reordered before and after.
func painted(_ input: Tensor, _ weight: Tensor, _ stride: Int) -> Tensor {
  transposedConv2D(
    input.asChannelsFirst(), weight: weight.transposed(permutation: [2, 3, 0, 1]),
    stride: Extent2D(stride)
  ).asChannelsLast()
}

func addMistakes() {
  checks.mistake(
    "kernel-turned", "each copy of the kernel is turned by 180° here; painting uses it as it is"
  ) { input, weight, stride in painted(input, weight.flipped(axes: [0, 1]), stride) }
  checks.mistake(
    "channels-exchanged",
    "the weight is read as [kH, kW, Cout, Cin]: its third axis counts the channels that go in"
  ) { input, weight, stride in
    let (Cin, Cout) = (weight.shape[2], weight.shape[3])
    let misread = weight.reshaped(to: [weight.shape[0], weight.shape[1], Cout, Cin])
    return painted(input, misread.transposed(permutation: [0, 1, 3, 2]), stride)
  }
  checks.mistake(
    "channels-first", "the numbers are right, but the channels come before rows and columns"
  ) { input, weight, stride in painted(input, weight, stride).asChannelsFirst() }
  checks.mistake("stride-ignored", "this is what you get with stride 1") { input, weight, _ in
    painted(input, weight, 1)
  }
  checks.mistake(
    "first-channel-only",
    "only the first channel of the input paints; every channel has its kernels"
  ) { input, weight, stride in
    var first = Tensor(zeros: input.shape)
    let (images, rows, columns) = (input.shape[0], input.shape[1], input.shape[2])
    first[0..<images, 0..<rows, 0..<columns, 0] = input[0..<images, 0..<rows, 0..<columns, 0]
    return painted(first, weight, stride)
  }
  checks.mistake(
    "overwritten", "a product wipes out what was there before it, where it should be added"
  ) { input, weight, stride in
    var output = Tensor(zeros: painted(input, weight, stride).shape)
    let (last, kernel) = (input.shape[3] - 1, weight.shape)
    for (place, index) in places(input.shape) where index[3] == last {
      let (n, i, j, c) = (index[0], index[1], index[2], index[3])
      let (rows, columns) = (
        i * stride..<i * stride + kernel[0], j * stride..<j * stride + kernel[1]
      )
      output[n, rows, columns, 0..<kernel[3]] =
        input.scalars[place] * weight[0..<kernel[0], 0..<kernel[1], c, 0..<kernel[3]]
    }
    return output
  }
}

/// All indices of a tensor of four axes, in the order of its elements.
func places(_ shape: [Int]) -> [(Int, [Int])] {
  (0..<shape.reduce(1, *)).map { place in
    var (rest, index) = (place, [Int]())
    for size in shape.reversed() {
      index.insert(rest % size, at: 0)
      rest /= size
    }
    return (place, index)
  }
}
