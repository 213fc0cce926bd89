import ExerciseChecks
import Tensors

/// Mean and variance of a list, the variance as the mean square less the square of the mean.
func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
  let count = Double(values.count)
  let mean = values.reduce(0) { $0 + $1 } / count
  return (mean, max(0, values.reduce(0) { $0 + $1 * $1 } / count - mean * mean))
}

// Multiplied out: the difference of the means, and s² + s'² - 2ss'.
let checks = Checks(reference: { (first: [Double], second: [Double]) -> Double in
  let (a, b) = (moments(first), moments(second))
  let product = (a.variance * b.variance).squareRoot()
  return square(a.mean - b.mean) + a.variance + b.variance - 2 * product
})

func square(_ value: Double) -> Double { value * value }

func addCases() {
  checks.group("equal deviations", points: 1) {
    checks.example("a list and itself", [1, 2, 6], [1, 2, 6])
    checks.example("moved by 3", [0, 2], [3, 5])
  }
  checks.group("equal means", points: 2) {
    checks.example("one is wider", [-1, 1], [-3, 3])
    checks.example("one value, again and again", [2, 2, 2], [1, 3])
    checks.example("a single value", [5], [4, 6])
  }
  checks.group("any two lists", points: 2) {
    checks.example("two by two", [1, 3], [0, 8])
    checks.random(14, draw)
  }
  addMistakes()
}

func draw(_ source: inout CaseSource) -> ([Double], [Double]) {
  (list(of: source.size(1...6), &source), list(of: source.size(1...8), &source))
}

func list(of count: Int, _ source: inout CaseSource) -> [Double] {
  (0..<count).map { _ in Double(source.integer(-5...5)) }
}

func addMistakes() {
  checks.mistake("means-only", "the spread is missing: this sees only where the lists lie") {
    first, second in
    square(moments(first).mean - moments(second).mean)
  }
  checks.mistake(
    "variances", "this compares the variances; the formula asks for their square roots"
  ) { first, second in
    let (a, b) = (moments(first), moments(second))
    return square(a.mean - b.mean) + square(a.variance - b.variance)
  }
  checks.mistake(
    "one-less",
    "this divides by one less than the number of values, as one does to estimate from a sample"
  ) { first, second in
    guard first.count > 1, second.count > 1 else { return nil }
    let (a, b) = (moments(first), moments(second))
    let (m, n) = (Double(first.count), Double(second.count))
    let (s, t) = (a.variance * m / (m - 1), b.variance * n / (n - 1))
    return square(a.mean - b.mean) + square(s.squareRoot() - t.squareRoot())
  }
  checks.mistake("root", "this is the square root of what is asked for") { first, second in
    let (a, b) = (moments(first), moments(second))
    let spread = square(a.variance.squareRoot() - b.variance.squareRoot())
    return (square(a.mean - b.mean) + spread).squareRoot()
  }
  checks.mistake(
    "variances-added", "a list would be far from itself: both variances are added, none subtracted"
  ) { first, second in
    let (a, b) = (moments(first), moments(second))
    return square(a.mean - b.mean) + a.variance + b.variance
  }
}
