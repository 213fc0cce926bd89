import ExerciseChecks
import Tensors

/// Asks the convolution itself: what it makes of a single bright pixel is that pixel's column.
let checks = Checks(reference: { (kernel: Tensor, height: Int, width: Int, stride: Int) in
  Tensor(
    stacking: (0..<height * width).map { pixel in
      var image = Tensor(zeros: [height, width])
      image[pixel / width, pixel % width] = 1
      return conv2D(image, weight: kernel, stride: Extent2D(stride)).flattened()
    }
  ).transposed()
})

func addCases() {
  checks.group("one window after the other", points: 3) {
    checks.example("one row of pixels", [[1, 2]], 1, 3, 1)
    checks.example("a single window", [[1, 2], [3, 4]], 2, 2, 1)
    checks.example("the four windows of three by three pixels", [[1, 2], [3, 4]], 3, 3, 1)
  }
  checks.group("images that are not square", points: 2) {
    checks.example("wide", [[1, 2], [3, 4]], 2, 4, 1)
    checks.example("high", [[1, -1, 2]], 3, 3, 1)
    checks.random(8) { draw(&$0, stride: 1...1) }
  }
  checks.group("stride", points: 3) {
    checks.example("one window is left", [[1, 2]], 1, 3, 2)
    checks.example("two by two windows", [[1, 2], [3, 4]], 4, 4, 2)
    checks.random(8) { draw(&$0, stride: 2...3) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, stride: ClosedRange<Int>) -> (Tensor, Int, Int, Int) {
  let (kH, kW) = (source.size(1...3), source.size(1...3))
  return (
    source.tensor([kH, kW]), kH + source.size(0...3), kW + source.size(0...3),
    source.integer(stride)
  )
}

func addMistakes() {
  checks.mistake(
    "kernel-turned",
    "here the kernel is turned by 180°; in this book a convolution does not turn it"
  ) { kernel, height, width, stride in
    matrix(kernel.flipped(axes: [0, 1]), height, width, stride) { ($0 + $2) * width + $1 + $3 }
  }
  checks.mistake(
    "on-its-side",
    "rows and columns are exchanged: this is the matrix of the way back, which has a column for each output"
  ) { kernel, height, width, stride in
    matrix(kernel, height, width, stride) { ($0 + $2) * width + $1 + $3 }.transposed()
  }
  checks.mistake("stride-ignored", "this is the matrix for stride 1, with a row for every window") {
    kernel, height, width, _ in
    matrix(kernel, height, width, 1) { ($0 + $2) * width + $1 + $3 }
  }
  checks.mistake(
    "one-piece",
    "the weights are in one piece; a window's second row begins a whole image row after its first"
  ) { kernel, height, width, stride in
    matrix(kernel, height, width, stride) { $0 * width + $1 + $2 * kernel.shape[1] + $3 }
  }
  checks.mistake(
    "columns-first", "the pixels are counted column by column here; they are counted row by row"
  ) { kernel, height, width, stride in
    matrix(kernel, height, width, stride) { ($1 + $3) * height + $0 + $2 }
  }
}

/// The matrix with a rule of its own for the number of a pixel, which takes the window's first row and
/// column, and the weight's row and column.
func matrix(
  _ kernel: Tensor, _ height: Int, _ width: Int, _ stride: Int,
  pixel: (Int, Int, Int, Int) -> Int
) -> Tensor {
  let (kH, kW) = (kernel.shape[0], kernel.shape[1])
  let (h, w) = ((height - kH) / stride + 1, (width - kW) / stride + 1)
  var result = Tensor(zeros: [h * w, height * width])
  for output in 0..<h * w {
    for weight in 0..<kH * kW {
      let (u, v) = (weight / kW, weight % kW)
      result[output, pixel(output / w * stride, output % w * stride, u, v)] = kernel[u, v]
    }
  }
  return result
}
