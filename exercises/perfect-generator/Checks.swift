import ExerciseChecks
import Tensors

/// Goes through all tosses of the coin.
func averages(
  _ count: Int, _ distance: (_ mean: Double, _ deviation: Double) -> Double
) -> Double {
  let collections = (0..<1 << count).map { tosses in
    (0..<count).map { tosses >> $0 & 1 == 1 ? 4.0 : 0 }
  }
  let distances = collections.map { values in
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    return distance(mean, variance.squareRoot())
  }
  return distances.reduce(0, +) / Double(distances.count)
}

let checks = Checks(reference: {
  [1, 2, 4].map { averages($0) { ($0 - 2) * ($0 - 2) + ($1 - 2) * ($1 - 2) } }
})

func addCases() {
  checks.group("three averages", points: 4) { checks.example("") }
  checks.mistake(
    "nothing", "the generator is perfect, but a few of its pictures have another mean and deviation"
  ) { [0, 0, 0] }
  checks.mistake("means-alone", "this is the part of the means; the deviations differ as well") {
    [1, 2, 4].map { averages($0) { mean, _ in (mean - 2) * (mean - 2) } }
  }
  checks.mistake("deviations-alone", "this is the part of the deviations; the means differ as well") {
    [1, 2, 4].map { averages($0) { _, deviation in (deviation - 2) * (deviation - 2) } }
  }
  checks.mistake(
    "distance-of-averages",
    "this is the distance of the average mean and deviation; asked for is the average of the distances"
  ) {
    [1, 2, 4].map { count in
      let (mean, deviation) = (averages(count) { m, _ in m }, averages(count) { _, d in d })
      return (mean - 2) * (mean - 2) + (deviation - 2) * (deviation - 2)
    }
  }
}
