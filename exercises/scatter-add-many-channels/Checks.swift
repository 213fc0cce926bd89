import ExerciseChecks
import Tensors

let checks = Checks(reference: { (input: Tensor, weight: Tensor, stride: Int, padding: Int) in
  transposedConv2D(input, weight: weight, stride: Extent2D(stride), padding: Extent2D(padding))
})

let square: Tensor = [[[[0, 1], [2, 3]]]]

func addCases() {
  checks.group("one channel", points: 2) {
    checks.example("two by two cells, copies side by side", square, square, 2, 0)
    checks.example("copies that overlap", square, square, 1, 0)
    checks.example("a wide image", [[[[1, 2, 3]]]], [[[[1, -1], [0, 2]]]], 1, 0)
  }
  checks.group("many channels", points: 3) {
    checks.example(
      "two channels in, one out", [[[[1]], [[2]]]], [[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]], 1, 0)
    checks.random(12) { source in
      let (Cin, Cout) = (source.size(1...3), source.size(1...3))
      let kernel = source.size(1...3)
      return (
        source.tensor([1, Cin, source.size(1...3), source.size(1...4)]),
        source.tensor([Cin, Cout, kernel, source.size(1...3)]), source.size(1...3), 0
      )
    }
  }
  checks.group("padding", points: 3) {
    checks.example("one cell cut off at each edge", square, square, 2, 1)
    checks.random(12, draw)
  }
  checks.group("batches", points: 2) {
    checks.random(6) { source in
      let input = source.tensor([2, 2, source.size(1...3), 2])
      return (input, source.tensor([2, 2, 2, 3]), source.size(1...2), 0)
    }
  }
  addMistakes()
}

/// A case with every argument free, and an output of at least one cell.
func draw(_ source: inout CaseSource) throws -> (Tensor, Tensor, Int, Int) {
  let (Cin, Cout) = (source.size(1...3), source.size(1...3))
  let (H, W, kH, kW) = (
    source.size(1...4), source.size(1...4), source.size(1...4), source.size(1...3)
  )
  let (stride, padding) = (source.size(1...3), source.integer(1...2))
  try source.require((H - 1) * stride + kH > 2 * padding && (W - 1) * stride + kW > 2 * padding)
  return (source.tensor([1, Cin, H, W]), source.tensor([Cin, Cout, kH, kW]), stride, padding)
}

func addMistakes() {
  checks.mistake(
    "kernel-turned",
    "this is what you get when each copy of the kernel is turned by 180°: painting uses it as it is"
  ) { input, weight, stride, padding in
    transposedConv2D(
      input, weight: weight.flipped(axes: [2, 3]), stride: Extent2D(stride),
      padding: Extent2D(padding))
  }
  checks.mistake(
    "overwritten", "this is what you get when a copy wipes out what was painted before it"
  ) { input, weight, stride, padding in
    painted(input, weight, stride: stride, padding: padding) { $1 }
  }
  checks.mistake(
    "channels-exchanged",
    "this is what you get when the weight is read as [Cout, Cin, kH, kW]: its first axis counts the "
      + "channels that go in"
  ) { input, weight, stride, padding in
    guard weight.shape[0] == weight.shape[1] else { return nil }
    return transposedConv2D(
      input, weight: weight.transposed(permutation: [1, 0, 2, 3]), stride: Extent2D(stride),
      padding: Extent2D(padding))
  }
  checks.mistake("padding-ignored", "this is the right painting, but nothing is cut off") {
    input, weight, stride, _ in
    transposedConv2D(input, weight: weight, stride: Extent2D(stride))
  }
  checks.mistake(
    "padding-once",
    "padding is cut off at the top and at the left only; it belongs to all four edges"
  ) { input, weight, stride, padding in
    transposedConv2D(input, weight: weight, stride: Extent2D(stride))
      .cropped(top: padding, left: padding)
  }
  checks.mistake(
    "stride-ignored", "this is what you get with stride 1: where does the next copy begin?"
  ) { input, weight, _, padding in
    let (H, W) = (input.shape[2] + weight.shape[2] - 1, input.shape[3] + weight.shape[3] - 1)
    guard H > 2 * padding, W > 2 * padding else { return nil }
    return transposedConv2D(input, weight: weight, padding: Extent2D(padding))
  }
  checks.mistake(
    "packed",
    "the output has the right size, but each copy begins one cell after the last: the stride is missing"
  ) { input, weight, stride, padding in
    let packed = transposedConv2D(input, weight: weight)
    let (down, right) = ((input.shape[2] - 1) * (stride - 1), (input.shape[3] - 1) * (stride - 1))
    return packed.padded(bottom: down, right: right)
      .cropped(top: padding, bottom: padding, left: padding, right: padding)
  }
  checks.mistake(
    "stride-as-dilation",
    "here the stride spreads the weights of a copy; it moves whole copies apart"
  ) { input, weight, stride, padding in
    let shape = [2, 3].map { input.shape[$0] + (weight.shape[$0] - 1) * stride }
    guard shape.allSatisfy({ $0 > 2 * padding }) else { return nil }
    return transposedConv2D(
      input, weight: weight, padding: Extent2D(padding), dilation: Extent2D(stride))
  }
  checks.mistake(
    "kernel-on-its-side", "rows and columns of the kernel are exchanged"
  ) { input, weight, stride, padding in
    guard weight.shape[2] == weight.shape[3] else { return nil }
    return transposedConv2D(
      input, weight: weight.transposed(permutation: [0, 1, 3, 2]), stride: Extent2D(stride),
      padding: Extent2D(padding))
  }
  checks.mistake(
    "first-image-only", "only the first image of the batch is painted"
  ) { input, weight, stride, padding in
    var output = transposedConv2D(
      input, weight: weight, stride: Extent2D(stride), padding: Extent2D(padding))
    for n in 1..<max(1, input.shape[0]) {
      output[n, ...] = Tensor(zeros: Array(output.shape[1...]))
    }
    return output
  }
}

/// The painting with a way to put a value where there may be one already.
func painted(
  _ input: Tensor, _ weight: Tensor, stride: Int, padding: Int, put: (Float, Float) -> Float
) -> Tensor {
  let (N, Cin, H, W) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (Cout, kH, kW) = (weight.shape[1], weight.shape[2], weight.shape[3])
  var output = Tensor(zeros: [N, Cout, (H - 1) * stride + kH, (W - 1) * stride + kW])
  for n in 0..<N {
    for c in 0..<Cin {
      for o in 0..<Cout {
        for (i, j) in cells(H, W) {
          for (u, v) in cells(kH, kW) {
            let (row, column) = (i * stride + u, j * stride + v)
            output[n, o, row, column] = put(
              output[n, o, row, column], input[n, c, i, j] * weight[c, o, u, v])
          }
        }
      }
    }
  }
  return output.cropped(top: padding, bottom: padding, left: padding, right: padding)
}

func cells(_ height: Int, _ width: Int) -> [(Int, Int)] {
  (0..<height).flatMap { i in (0..<width).map { (i, $0) } }
}
