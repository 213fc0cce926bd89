import ExerciseChecks
import Tensors

let checks = Checks(reference: { () -> [Int] in
  let small: Tensor = [[1, 2], [3, 4]]
  let large = transposedConv2D(
    small, weight: [[2, 1, 3], [0, 4, 1], [5, 1, 2]], stride: 2)
  let (row, column) = (2, 3)
  return [row, column, Int(large[row, column])]
})

func addCases() {
  checks.group("the place and the number", points: 4) { checks.example("") }
  checks.mistake(
    "counted-from-one", "the cell is found, but row and column are counted from 1"
  ) { [3, 4, 6] }
  checks.mistake("exchanged", "row and column have changed places") { [3, 2, 6] }
  checks.mistake("as-printed", "this is the cell; but the number is the one that is printed") {
    [2, 3, 8]
  }
  checks.mistake(
    "not-added", "two products meet in this cell, and both count; the printed sum is right"
  ) { [0, 2, 4] }
  checks.mistake(
    "later-only", "this is the right cell, but two products meet there, and this is the later one"
  ) { [2, 3, 4] }
}
