import ExerciseChecks

let first: [Double] = [14, 3, 16, 21, 12]
let second: [Double] = [8, 9, 5, 7, 30]

let checks = Checks(reference: { [first.sorted()[2], second.sorted()[2], Double(winCount())] })

/// In how many pairs the first generator is nearer.
func winCount() -> Int {
  first.reduce(0) { total, distance in total + second.count { distance < $0 } }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func addCases() {
  checks.group("two medians and the pairs", points: 2) { checks.example("") }
  checks.mistake("means", "these are the means; one bad start moves a mean a long way") {
    [mean(first), mean(second), Double(winCount())]
  }
  checks.mistake("unsorted", "the number in the middle of the table is not the median") {
    [first[2], second[2], Double(winCount())]
  }
  checks.mistake("columns-only", "these are the pairs in the same column; there are 25 pairs") {
    [14, 8, Double(zip(first, second).count { $0 < $1 })]
  }
  checks.mistake("pairs-of-b", "this counts the pairs in which B is nearer") {
    [14, 8, Double(25 - winCount())]
  }
  checks.mistake("best", "these are the best starts, as the report has them") {
    [3, 5, Double(winCount())]
  }
}
