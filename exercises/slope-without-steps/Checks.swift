import ExerciseChecks
import Tensors

let checks = Checks(property: { (weights: [Int]) in
  if let problem = problem(with: weights) { return .fails(problem) }
  let steps = steps(of: weights)
  if steps.contains(where: { $0 != steps[0] }) {
    return .fails("inside, the steps from cell to cell begin with \(steps[0]), \(steps[1])")
  }
  return steps[0] == 0 ? .fails("inside, all cells are equal: the slope is gone") : .holds
})

/// What keeps the list from being a kernel of four weights.
func problem(with weights: [Int]) -> String? {
  if weights.count != 4 { return "the list has \(weights.count) numbers, not 4" }
  if !weights.allSatisfy((-9...9).contains) { return "a number is not from -9 to 9" }
  return weights[0] == 0 || weights[3] == 0 ? "the first or the last weight is 0" : nil
}

/// The differences of neighbouring outputs, away from the border.
func steps(of weights: [Int]) -> [Int] {
  let painted = transposedConv1D(
    Tensor(arange: 0..<10), weight: Tensor(weights.map(Float.init)), stride: 2)
  return (2..<19).map { Int(painted[$0 + 1] - painted[$0]) }
}

func hasEqualHands(_ weights: [Int]) -> Bool {
  weights[0] + weights[2] == weights[1] + weights[3]
}

func addCases() {
  checks.group("a straight slope", points: 5) { checks.example("") }
  checks.mistake(
    "unequal-hands", "the two hands have different sums: even a constant comes out as a grid",
    example: [1, 2, 3, 4]
  ) { weights in problem(with: weights) == nil && !hasEqualHands(weights) }
  checks.mistake(
    "slope-lost", "the weights of each hand add up to nothing, so the level of the picture is lost",
    example: [1, 1, -1, -1]
  ) { weights in
    problem(with: weights) == nil && hasEqualHands(weights) && weights[0] + weights[2] == 0
  }
  checks.mistake(
    "stairs",
    "a constant stays constant, but from the slope this kernel makes steps of two different sizes",
    example: [1, 1, 1, 1]
  ) { weights in
    problem(with: weights) == nil && hasEqualHands(weights) && weights[0] + weights[2] != 0
  }
}
