import ExerciseChecks
import Tensors

// With the true transpose T of v the left side is <u, T>, so the gap is <u, T - back>.
let checks = Checks(reference: {
  (u: Tensor, v: Tensor, back: Tensor, kernel: Tensor, stride: Int) -> Float in
  (u * (truth(v, kernel, stride, u.shape) - back)).sum()
})

/// The transposed convolution of `v`, with zeros where no window looked.
func truth(_ v: Tensor, _ kernel: Tensor, _ stride: Int, _ shape: [Int]) -> Tensor {
  let painted = transposedConv2D(v, weight: kernel, stride: Extent2D(stride))
  return painted.padded(
    bottom: shape[0] - painted.shape[0], right: shape[1] - painted.shape[1])
}

let digits: Tensor = [[1, 2], [3, 4]]

func addCases() {
  checks.group("stride 1", points: 2) {
    checks.example("one window, passes", [[1, 0], [0, 1]], [[2]], 2 * digits, digits, 1)
    checks.example("one window, forgets v", [[1, 0], [0, 1]], [[2]], digits, digits, 1)
    checks.example("the course's first image", nine, digits, Tensor(ones: [3, 3]), digits, 1)
    checks.random(8) { try draw(&$0, stride: 1...1) }
  }
  checks.group("any stride", points: 3) {
    checks.example("windows side by side", sixteen, digits, Tensor(zeros: [4, 4]), digits, 2)
    checks.random(14) { try draw(&$0, stride: 1...3) }
  }
  addMistakes()
}

let nine = Tensor(arange: 0..<9).reshaped(to: [3, 3])
let sixteen = Tensor(arange: 0..<16).reshaped(to: [4, 4])

func draw(
  _ source: inout CaseSource, stride: ClosedRange<Int>
) throws -> (Tensor, Tensor, Tensor, Tensor, Int) {
  let (size, stride) = (source.size(1...3), source.integer(stride))
  let windows = [source.size(1...3), source.size(1...3)]
  let shape = windows.map { ($0 - 1) * stride + size + source.integer(0...stride - 1) }
  let (u, v, kernel) = (source.tensor(shape), source.tensor(windows), source.tensor([size, size]))
  let back = truth(v, kernel, stride, shape)
  return (u, v, source.truth() ? back : back + source.tensor(shape), kernel, stride)
}

func addMistakes() {
  checks.mistake("sign", "the sides are exchanged: this is the right one less the left one") {
    u, v, back, kernel, stride in
    gap(conv2D(u, weight: kernel, stride: Extent2D(stride)), v, u, back, factor: -1)
  }
  checks.mistake("magnitude", "the sign is lost; a gap may be negative") {
    u, v, back, kernel, stride in
    abs(gap(conv2D(u, weight: kernel, stride: Extent2D(stride)), v, u, back))
  }
  checks.mistake("stride-ignored", "this is what you get when windows begin at every cell") {
    u, v, back, kernel, _ in
    gap(conv2D(u, weight: kernel)[0..<v.shape[0], 0..<v.shape[1]], v, u, back)
  }
  checks.mistake("kernel-turned", "this is what you get with the kernel turned by 180°") {
    u, v, back, kernel, stride in
    let turned = kernel.flipped(axes: [0, 1])
    return gap(conv2D(u, weight: turned, stride: Extent2D(stride)), v, u, back)
  }
  checks.mistake(
    "sums", "this compares the sums of two images; an inner product has a factor for each cell"
  ) { u, _, back, kernel, stride in
    conv2D(u, weight: kernel, stride: Extent2D(stride)).sum() - back.sum()
  }
}

func gap(
  _ forth: Tensor, _ v: Tensor, _ u: Tensor, _ back: Tensor, factor: Float = 1
) -> Float {
  factor * ((forth * v).sum() - (u * back).sum())
}
