import ExerciseChecks

let real: [Double] = [4, 4, 4, 8]

let checks = Checks(property: { (numbers: [Double]) in
  if numbers.count != 4 { return .fails("four pictures are asked for, not \(numbers.count)") }
  if !numbers.allSatisfy(\.isFinite) { return .fails("a brightness is not a number") }
  let distance = distance(from: numbers)
  if distance > 1e-6 { return .fails("the distance is \(distance)") }
  let same = numbers.filter { isReal($0) }
  return same.isEmpty
    ? .holds : .fails("the distance is 0, but \(same[0]) is the brightness of a real picture")
})

/// Whether a real picture has this brightness.
func isReal(_ number: Double) -> Bool { real.contains { abs($0 - number) < 0.01 } }

func distance(from numbers: [Double]) -> Double {
  let (mean, deviation) = spread(numbers)
  let (realMean, realDeviation) = spread(real)
  let (far, wide) = (mean - realMean, deviation - realDeviation)
  return far * far + wide * wide
}

func spread(_ numbers: [Double]) -> (mean: Double, deviation: Double) {
  let mean = numbers.reduce(0, +) / Double(numbers.count)
  let squares = numbers.map { ($0 - mean) * ($0 - mean) }
  return (mean, (squares.reduce(0, +) / Double(numbers.count)).squareRoot())
}

func addCases() {
  checks.group("other pictures at distance 0", points: 3) { checks.example("") }
  checks.mistake(
    "real-ones", "these are the real pictures themselves", example: [8, 4, 4, 4]
  ) { numbers in numbers.sorted() == real }
  checks.mistake(
    "mean-only", "the mean is right; the deviation is not", example: [5, 5, 5, 5]
  ) { numbers in
    numbers.count == 4 && abs(spread(numbers).mean - 5) < 1e-6 && distance(from: numbers) > 1e-6
  }
  checks.mistake(
    "deviation-only", "the deviation is right; the mean is not", example: [0, 0, 0, 4]
  ) { numbers in
    numbers.count == 4 && abs(spread(numbers).deviation - spread(real).deviation) < 1e-6
      && distance(from: numbers) > 1e-6
  }
}
