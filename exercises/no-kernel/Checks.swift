import ExerciseChecks
import Tensors

let checks = Checks(property: { (rows: [[Int]]) in
  if let problem = problem(with: rows) { return .fails(problem) }
  return middle(rows[0]) + middle(rows[1]) == middle(sum(rows))
    ? .fails("both ways lead to the same row") : .holds
})

/// What keeps the lists from being two rows at all.
func problem(with rows: [[Int]]) -> String? {
  if rows.count != 2 { return "there are \(rows.count) rows, not 2" }
  for row in rows {
    if row.count != 2 { return "a row has \(row.count) cells, not 2" }
    if !row.allSatisfy((-9...9).contains) { return "a number is not from -9 to 9" }
  }
  return nil
}

/// The number that the rule puts in between.
func middle(_ row: [Int]) -> Int { max(row[0], row[1]) }

func sum(_ rows: [[Int]]) -> [Int] { [rows[0][0] + rows[1][0], rows[0][1] + rows[1][1]] }

func addCases() {
  checks.group("two rows whose sum is enlarged to something else", points: 4) {
    checks.example("")
  }
  checks.mistake(
    "zero-row", "a row of zeros adds nothing, before or after", example: [[3, 5], [0, 0]]
  ) { rows in problem(with: rows) == nil && rows.contains([0, 0]) }
  checks.mistake(
    "level-row", "a row of two equal numbers moves both cells of the other row alike",
    example: [[3, 5], [2, 2]]
  ) { rows in problem(with: rows) == nil && rows.contains { $0[0] == $0[1] } }
  checks.mistake(
    "same-end",
    "the larger number is at the same end of both rows, so it is there in their sum as well",
    example: [[3, 5], [1, 8]]
  ) { rows in
    problem(with: rows) == nil && rows.allSatisfy { $0[0] != $0[1] }
      && (rows[0][0] < rows[0][1]) == (rows[1][0] < rows[1][1])
  }
}
