import ExerciseChecks
import Tensors

let checks = Checks(property: { (test: [[Int]]) in
  if let problem = problem(with: test) { return .fails(problem) }
  let losses = losses(in: test)
  if losses.allSatisfy({ $0 == 0 }) { return .fails("the program passes this test, too") }
  let lost = losses.reduce(0, +)
  return lost == 0
    ? .holds
    : .earns(0.5, "it finds the mistake, but the sum of all cells is wrong as well, by \(lost)")
})

/// What keeps the lists from being a test at all.
func problem(with test: [[Int]]) -> String? {
  guard test.count == 3, test[2].count == 1 else {
    return "a test is three lists: the input, the kernel, and the stride alone"
  }
  for (list, name) in zip(test, ["input", "kernel"]) {
    if !(1...6).contains(list.count) { return "the \(name) must have 1 to 6 numbers, not \(list.count)" }
    if !list.allSatisfy({ (-9...9).contains($0) }) {
      return "a number of the \(name) is not from -9 to 9"
    }
  }
  return (1...9).contains(test[2][0]) ? nil : "the stride is a number from 1 to 9"
}

/// What the program loses in each cell.
func losses(in test: [[Int]]) -> [Int] {
  let (input, kernel, stride) = (test[0], test[1], test[2][0])
  let right = transposedConv1D(
    Tensor(input.map(Float.init)), weight: Tensor(kernel.map(Float.init)), stride: stride
  ).scalars.map { Int($0) }
  var painted = [Int](repeating: 0, count: right.count)
  for (index, value) in input.enumerated() {
    for (tap, weight) in kernel.enumerated() { painted[index * stride + tap] = value * weight }
  }
  return zip(right, painted).map { $0 - $1 }
}

func overlaps(_ test: [[Int]]) -> Bool { test[0].count > 1 && test[1].count > test[2][0] }

func addCases() {
  checks.group("a test that finds the mistake", points: 4) { checks.example("") }
  checks.mistake(
    "no-overlap", "no two copies of this test share a cell", example: [[5, 2, 7], [1, 4], [2]]
  ) { test in problem(with: test) == nil && !overlaps(test) }
  checks.mistake(
    "zeros-lost", "copies overlap here, but all that is lost in the shared cells is zero",
    example: [[1, 2, 3], [1, 1, 0], [2]]
  ) { test in
    problem(with: test) == nil && overlaps(test) && losses(in: test).allSatisfy { $0 == 0 }
  }
  checks.mistake(
    "seen-by-the-sum", "this test finds the mistake, and so does whoever compares the sums alone",
    example: [[1, 2, 3], [1, 4, 2], [2]]
  ) { test in problem(with: test) == nil && losses(in: test).reduce(0, +) != 0 }
}
