import ExerciseChecks
import Tensors

let checks = Checks(property: { (picture: Tensor) in
  if let problem = problem(with: picture) { return .fails(problem) }
  for period in [4, 2] where variance(picture, period: period) != 0 {
    return .fails("the class means by \(period) are not all equal")
  }
  return variance(picture, period: 3) >= 1 ? .holds : .fails("the class means by 3 lie less than 1 apart")
})

/// What keeps the tensor from being a picture at all.
func problem(with picture: Tensor) -> String? {
  if picture.shape != [12, 12] { return "the shape is \(picture.shape), not [12, 12]" }
  return picture.scalars.allSatisfy { $0 == $0.rounded() && (0...9).contains($0) }
    ? nil : "a cell is no whole number from 0 to 9"
}

/// The variance of the class means, computed from whole sums.
func variance(_ picture: Tensor, period: Int) -> Double {
  var sums = [Int](repeating: 0, count: period * period)
  for row in 0..<12 {
    for column in 0..<12 {
      sums[row % period * period + column % period] += Int(picture[row, column])
    }
  }
  let (classes, total) = (period * period, sums.reduce(0, +))
  let deviations = sums.map { classes * $0 - total }
  let scale = Double(144 * 144 * classes)
  return Double(deviations.reduce(0) { $0 + $1 * $1 }) / scale
}

func striped(_ row: [Float]) -> Tensor {
  Tensor((0..<144).map { row[$0 % row.count] }).reshaped(to: [12, 12])
}

func addCases() {
  checks.group("a grid that two measures miss", points: 4) { checks.example("") }
  checks.mistake(
    "no-grid", "the class means are equal by 4, by 2, and nearly or entirely so by 3",
    example: striped([5])
  ) { picture in
    problem(with: picture) == nil && variance(picture, period: 4) == 0
      && variance(picture, period: 3) < 1
  }
  checks.mistake(
    "seen-by-two", "this grid has the period 2: the measure by 2 sees it, and the one by 4 as well",
    example: striped([0, 9])
  ) { picture in problem(with: picture) == nil && variance(picture, period: 2) != 0 }
  checks.mistake(
    "seen-by-four", "the measure by 2 misses this grid, but the one by 4 sees it",
    example: striped([0, 9, 9, 0])
  ) { picture in
    problem(with: picture) == nil && variance(picture, period: 2) == 0
      && variance(picture, period: 4) != 0
  }
}
