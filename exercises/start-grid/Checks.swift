import ExerciseChecks

let checks = Checks(reference: { smallestStart(rows: 480, columns: 640) })

/// Halves both sizes as long as both are even.
func smallestStart(rows: Int, columns: Int) -> [Int] {
  var (rows, columns, doublings) = (rows, columns, 0)
  while rows.isMultiple(of: 2) && columns.isMultiple(of: 2) {
    (rows, columns, doublings) = (rows / 2, columns / 2, doublings + 1)
  }
  return [rows, columns, doublings]
}

func addCases() {
  checks.group("the start and the doublings", points: 2) { checks.example("") }
  checks.mistake("each-alone", "each axis is halved on its own here; a step doubles both at once") {
    [15, 5, 7]
  }
  checks.mistake("rounded", "half a row cannot be doubled back: this start does not lead to 480") {
    [7, 10, 6]
  }
  checks.mistake("one-more", "from here both sizes can be halved once more") { [30, 40, 4] }
  checks.mistake("rows-and-columns", "rows come first, then columns") { [20, 15, 5] }
}
