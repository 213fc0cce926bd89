import ExerciseChecks
import Tensors

let checks = Checks(reference: { (size: Int, kernel: Int, stride: Int, padding: Int) in
  let geometry = ConvolutionGeometry(kernelSize: kernel, stride: stride, padding: padding)
  let small = try geometry.convolutionSize(of: size)
  return size - (try geometry.transposedSize(of: small))
})

func addCases() {
  checks.group("stride 2", points: 2) {
    checks.example("7 cells, kernel 3, padding 1", 7, 3, 2, 1)
    checks.example("8 cells, kernel 3, padding 1", 8, 3, 2, 1)
    checks.example("an even kernel", 8, 4, 2, 1)
    checks.example("a kernel that is longer than the image without its padding", 2, 3, 2, 1)
  }
  checks.group("any stride", points: 3) {
    checks.example("stride 1 loses nothing", 9, 3, 1, 0)
    checks.example("two cells are lost", 8, 3, 3, 0)
    checks.random(20, draw)
  }
  addMistakes()
}

func draw(_ source: inout CaseSource) throws -> (Int, Int, Int, Int) {
  let (kernel, padding) = (source.size(1...6), source.integer(0...2))
  let size = source.size(1...20)
  let stride = source.integer(1...5)
  let small = (size + 2 * padding - kernel) / stride + 1
  try source.require(size + 2 * padding >= kernel && (small - 1) * stride + kernel > 2 * padding)
  return (size, kernel, stride, padding)
}

func addMistakes() {
  checks.mistake(
    "always-none", "without output padding only one size of each group of sizes comes back"
  ) { _, _, _, _ in 0 }
  checks.mistake(
    "stride-less-one", "this is the most that can be missing; how much is it for this very size?"
  ) { _, _, stride, _ in stride - 1 }
  checks.mistake("padding-once", "this is what you get when the padding is subtracted once") {
    size, kernel, stride, padding in
    (size + 2 * padding - kernel) % stride - padding
  }
  checks.mistake(
    "padding-at-one-end", "the padding is added once here; it lies at both ends"
  ) { size, kernel, stride, padding in (size + padding - kernel) % stride }
  checks.mistake(
    "remainder-of-size", "this is what the size leaves over; but kernel and padding shift the grid"
  ) { size, _, stride, _ in size % stride }
  checks.mistake("padding-ignored", "this is what you get for a padding of 0") {
    size, kernel, stride, _ in
    (((size - kernel) % stride) + stride) % stride
  }
  checks.mistake("negative", "the difference is taken the wrong way round") {
    size, kernel, stride, padding in
    -((size + 2 * padding - kernel) % stride)
  }
}
