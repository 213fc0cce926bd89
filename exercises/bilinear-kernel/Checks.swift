import ExerciseChecks
import Tensors

/// Counts steps from the nearer end, so that the prompt's formula is not used twice.
let checks = Checks(reference: { (size: Int) in
  let factor = (size + 1) / 2
  return (0..<size).map { x in
    let steps = min(x, size - 1 - x)
    return size % 2 == 1
      ? Double(steps + 1) / Double(factor) : Double(2 * steps + 1) / Double(2 * factor)
  }
})

func addCases() {
  checks.group("even sizes", points: 3) {
    checks.example("the example of the prompt", 4)
    checks.example("factor 1", 2)
    checks.random(5) { source in 2 * source.size(3...12) }
  }
  checks.group("odd sizes", points: 3) {
    checks.example("a weight at the top", 3)
    checks.example("one weight", 1)
    checks.random(5) { source in 2 * source.size(2...12) + 1 }
  }
  addMistakes()
}

func addMistakes() {
  checks.mistake(
    "centre-of-odd",
    "the top of the tent is that of an odd size; an even one has it between two weights"
  ) { size in
    size % 2 == 1 ? nil : tent(size, center: Double((size + 1) / 2 - 1))
  }
  checks.mistake(
    "whole-tent", "the weights are 0 or 1, as where whole numbers are divided by whole numbers"
  ) { size in
    let (factor, center) = ((size + 1) / 2, (size - 1) / 2)
    return (0..<size).map { Double(1 - abs($0 - center) / factor) }
  }
  checks.mistake(
    "whole-division", "all weights are 1, as where whole numbers are divided by whole numbers"
  ) { size in Array(repeating: 1, count: size) }
  checks.mistake(
    "half-size", "the factor is K / 2 here; for an odd size it is rounded up"
  ) { size in
    let middle = Double(size - 1) / 2
    return (0..<size).map { 1 - abs(Double($0) - middle) / (Double(size) / 2) }
  }
  checks.mistake(
    "rounded-down", "the factor of an odd size is rounded down here; it is rounded up"
  ) { size in
    let factor = Double(size / 2)
    return (0..<size).map { 1 - abs(Double($0) - factor + (size % 2 == 1 ? 1 : 0.5)) / factor }
  }
  checks.mistake(
    "sum-one",
    "these weights add up to 1; but several copies of the kernel meet in a cell, and their weights do"
  ) { size in
    let tent = tent(size, center: Double(size - 1) / 2)
    return tent.map { $0 / tent.reduce(0, +) }
  }
  checks.mistake(
    "no-magnitude", "this falls from left to right: a tent falls on both sides of its top"
  ) { size in
    let factor = Double((size + 1) / 2)
    return (0..<size).map { 1 - (Double($0) - Double(size - 1) / 2) / factor }
  }
}

func tent(_ size: Int, center: Double) -> [Double] {
  (0..<size).map { 1 - abs(Double($0) - center) / Double((size + 1) / 2) }
}
