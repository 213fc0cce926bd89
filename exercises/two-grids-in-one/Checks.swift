import ExerciseChecks
import Tensors

let means = [13.0, 7, 17, 11]

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func strength(_ values: [Double]) -> Double {
  mean(values.map { ($0 - mean(values)) * ($0 - mean(values)) }).squareRoot()
}

let checks = Checks(reference: {
  let parity = means.indices.map { place in
    mean(means.indices.filter { $0 % 2 == place % 2 }.map { means[$0] })
  }
  let rest = zip(means, parity).map { $0 - $1 }
  return [mean(means), strength(parity), strength(rest), strength(means) * strength(means)]
})

func addCases() {
  checks.group("the parts of a grid", points: 4) { checks.example("") }
  checks.mistake(
    "strengths-added", "strengths do not add up: their squares do, since the two parts are at right angles"
  ) { [12, 3, 2, 25] }
  checks.mistake("not-squared", "the last number is the strength itself; its square is asked for") {
    [12, 3, 2, 13.0.squareRoot()]
  }
  checks.mistake(
    "rest-from-the-level",
    "the third number still contains the part of period 2: subtract that part, not only the level"
  ) { [12, 3, 13.0.squareRoot(), 13] }
  checks.mistake("peak-to-peak", "these are distances from the lowest to the highest, twice the deviation") {
    [12, 6, 4, 13]
  }
}
