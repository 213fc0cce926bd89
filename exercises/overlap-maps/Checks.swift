import ExerciseChecks
import Tensors

let checks = Checks(reference: { (size: Int, kernel: Int, stride: Int) in
  transposedConv2D(
    Tensor(ones: [size, size]), weight: Tensor(ones: [kernel, kernel]), stride: Extent2D(stride))
})

func addCases() {
  checks.group("copies that overlap", points: 3) {
    checks.example("one cell", 1, 2, 1)
    checks.example("kernel 3, stride 2", 2, 3, 2)
    checks.example("kernel 4, stride 2", 3, 4, 2)
    checks.example("stride 1", 3, 2, 1)
  }
  checks.group("side by side, and apart", points: 1) {
    checks.example("kernel 2, stride 2", 2, 2, 2)
    checks.example("kernel 2, stride 3", 2, 2, 3)
  }
  checks.group("any kernel and stride", points: 2) {
    checks.random(16) { source in (source.size(1...5), source.size(1...5), source.integer(1...4)) }
  }
  addMistakes()
}

func addMistakes() {
  checks.mistake("painted-once", "each cell is painted or not; how often is it painted?") {
    size, kernel, stride in
    counts(along: size, kernel, stride) { min($0, 1) * min($1, 1) }
  }
  checks.mistake(
    "added-axes",
    "the counts of row and column are added; each of the rows meets each of the columns"
  ) { size, kernel, stride in
    counts(along: size, kernel, stride) { $0 + $1 }
  }
  checks.mistake(
    "too-large", "the map is too large: behind the last copy no further stride follows"
  ) { size, kernel, stride in
    counts(along: size, kernel, stride) { $0 * $1 }.padded(bottom: stride, right: stride)
  }
  checks.mistake("stride-ignored", "this is the map for stride 1") { size, kernel, _ in
    counts(along: size, kernel, 1) { $0 * $1 }
  }
  checks.mistake(
    "inner-everywhere", "every cell has the count of the middle; fewer copies reach the border"
  ) { size, kernel, stride in
    let most = (kernel + stride - 1) / stride
    return counts(along: size, kernel, stride) { _, _ in most * most }
  }
}

func counts(
  along size: Int, _ kernel: Int, _ stride: Int, combined: (Int, Int) -> Int
) -> Tensor {
  let length = (size - 1) * stride + kernel
  let axis = (0..<length).map { x in
    (0..<size).count { (0..<kernel).contains(x - $0 * stride) }
  }
  return Tensor(
    stacking: axis.map { row in Tensor(axis.map { Float(combined(row, $0)) }) })
}
