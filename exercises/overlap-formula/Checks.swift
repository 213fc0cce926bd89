import ExerciseChecks
import Tensors

/// The copies that have begun at a cell, less those that have ended before it.
let checks = Checks(reference: { (position: Int, size: Int, kernel: Int, stride: Int) in
  let ended = position < kernel ? 0 : min(size, (position - kernel) / stride + 1)
  return min(size, position / stride + 1) - ended
})

func addCases() {
  checks.group("in the middle", points: 2) {
    checks.example("where two copies meet", 2, 2, 3, 2)
    checks.example("between two meetings", 5, 8, 3, 2)
    checks.example("kernel 4, stride 2", 8, 8, 4, 2)
    checks.example("a gap between the copies", 5, 4, 2, 3)
    checks.example("stride 1", 5, 9, 3, 1)
  }
  checks.group("at the borders", points: 2) {
    checks.example("the first cell", 0, 5, 5, 2)
    checks.example("the last cell", 6, 3, 3, 2)
    checks.example("a kernel longer than the image", 3, 2, 6, 1)
    checks.random(16) { source in
      let (size, kernel, stride) = (source.size(1...6), source.size(1...7), source.integer(1...4))
      return (source.integer(0...(size - 1) * stride + kernel - 1), size, kernel, stride)
    }
  }
  checks.group("a line too long to paint", points: 2) {
    checks.example("a million million cells", 999_999_999_999, 1_000_000_000_000, 5, 2)
    checks.example("a long kernel", 600_000_000_000, 1_000_000_000_000, 400_000_000_001, 3)
    checks.example("a long kernel, at the border", 99, 1_000_000_000_000, 400_000_000_000, 10)
  }
  addMistakes()
}

func addMistakes() {
  checks.mistake(
    "rounded-up",
    "this is the largest count of any cell; others may have one less, and the border has fewer still"
  ) { _, _, kernel, stride in (kernel + stride - 1) / stride }
  checks.mistake(
    "rounded-down",
    "this is kernel divided by stride, the same for every cell; does it depend on the cell?"
  ) { _, _, kernel, stride in kernel / stride }
  checks.mistake(
    "right-border",
    "near the right end this counts copies that do not exist: there are only so many cells"
  ) { position, _, kernel, stride in position / stride - firstCopy(at: position, kernel, stride) + 1
  }
  checks.mistake(
    "left-border", "near the left end this counts copies that would begin before cell 0"
  ) { position, size, kernel, stride in
    let first = Int((Double(position - kernel + 1) / Double(stride)).rounded(.up))
    return max(0, min(size - 1, position / stride) - first + 1)
  }
  checks.mistake(
    "one-cell-longer",
    "each copy reaches one cell too far: of K cells that begin at 0, the last has the number K - 1"
  ) { position, size, kernel, stride in
    max(0, min(size - 1, position / stride) - firstCopy(at: position, kernel + 1, stride) + 1)
  }
}

/// The first copy that has not ended before a cell.
func firstCopy(at position: Int, _ kernel: Int, _ stride: Int) -> Int {
  position < kernel ? 0 : (position - kernel) / stride + 1
}
