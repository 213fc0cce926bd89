import ExerciseChecks
import Tensors

let checks = Checks(reference: { (input: Tensor, kernel: Tensor, stride: Int) in
  transposedConv2D(input, weight: kernel, stride: Extent2D(stride))
})

func addCases() {
  checks.group("stride 1", points: 2) {
    checks.example("one cell", [[2]], [[1, 2], [3, 4]], 1)
    checks.example("the course's first example", [[0, 1], [2, 3]], [[0, 1], [2, 3]], 1)
    checks.example("a kernel that looks the same turned", [[1, 2], [3, 4]], cross, 1)
  }
  checks.group("zeros between", points: 3) {
    checks.example("copies side by side", [[0, 1], [2, 3]], [[0, 1], [2, 3]], 2)
    checks.example("copies that overlap", [[1, 2], [3, 4]], cross, 2)
    checks.random(10) { draw(&$0, stride: 2...3) }
  }
  checks.group("any image", points: 3) {
    checks.example("one row", [[1, 2, 3]], [[1, 2], [0, -1]], 2)
    checks.random(12) { draw(&$0, stride: 1...4) }
  }
  addMistakes()
}

let cross: Tensor = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]

func draw(_ source: inout CaseSource, stride: ClosedRange<Int>) -> (Tensor, Tensor, Int) {
  let kernel = source.size(1...4)
  return (
    source.tensor([source.size(1...4), source.size(1...5)]), source.tensor([kernel, kernel]),
    source.integer(stride)
  )
}

func addMistakes() {
  checks.mistake(
    "kernel-as-it-is",
    "this is what you get when the window slides with the kernel as it is, not turned by 180°"
  ) { input, kernel, stride in
    slide(kernel, over: sparse(input, stride).padded(Extent2D(kernel.shape[0] - 1)))
  }
  checks.mistake(
    "zeros-behind", "there are zeros behind the last cell too; they belong only between two cells"
  ) { input, kernel, stride in
    let behind = sparse(input, stride).padded(bottom: stride - 1, right: stride - 1)
    return slide(turned(kernel), over: behind.padded(Extent2D(kernel.shape[0] - 1)))
  }
  checks.mistake(
    "frame-too-wide",
    "the frame is one cell too wide: at its first position the window sees nothing but zeros"
  ) { input, kernel, stride in
    slide(turned(kernel), over: sparse(input, stride).padded(Extent2D(kernel.shape[0])))
  }
  checks.mistake(
    "no-frame", "the frame of zeros is missing: the window never hangs over the edge"
  ) { input, kernel, stride in
    let sparse = sparse(input, stride)
    let shape = sparse.shape.map { max(0, $0 - kernel.shape[0] + 1) }
    return shape.contains(0) ? Tensor(zeros: shape) : slide(turned(kernel), over: sparse)
  }
  checks.mistake(
    "cells-repeated", "this is what you get when cells are repeated where zeros should be"
  ) { input, kernel, stride in
    var repeated = sparse(input, stride)
    for (i, j) in cells(of: repeated) { repeated[i, j] = input[i / stride, j / stride] }
    return slide(turned(kernel), over: repeated.padded(Extent2D(kernel.shape[0] - 1)))
  }
}

func turned(_ kernel: Tensor) -> Tensor { kernel.flipped(axes: [0, 1]) }

func sparse(_ input: Tensor, _ stride: Int) -> Tensor {
  var sparse = Tensor(zeros: input.shape.map { ($0 - 1) * stride + 1 })
  for (i, j) in cells(of: input) { sparse[i * stride, j * stride] = input[i, j] }
  return sparse
}

func slide(_ kernel: Tensor, over image: Tensor) -> Tensor { conv2D(image, weight: kernel) }

func cells(of image: Tensor) -> [(Int, Int)] {
  (0..<image.shape[0]).flatMap { i in (0..<image.shape[1]).map { (i, $0) } }
}
