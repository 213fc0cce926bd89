import ExerciseChecks
import Tensors

let checks = Checks(property: { (row: [Int]) in
  if let problem = problem(with: row) { return .fails(problem) }
  let cells = painted(row)[1..<7]
  switch (cells.max() > 9, cells.min() < 0) {
  case (true, true): return .holds
  case (true, false): return .earns(0.5, "a new cell is \(cells.max()), but none is below 0")
  case (false, true): return .earns(0.5, "a new cell is \(cells.min()), but none is above 9")
  case (false, false):
    return .fails("inside, the new cells are from \(cells.min()) to \(cells.max())")
  }
})

/// What keeps the list from being a row at all.
func problem(with row: [Int]) -> String? {
  if row.count != 4 { return "the row has \(row.count) cells, not 4" }
  return row.allSatisfy((0...9).contains) ? nil : "a cell is not from 0 to 9"
}

func painted(_ row: [Int]) -> Tensor {
  transposedConv1D(
    Tensor(row.map(Float.init)), weight: [-0.25, 1.25, 1.25, -0.25], stride: 2, padding: 1)
}

func addCases() {
  checks.group("a row that leaves its range", points: 4) { checks.example("") }
  checks.mistake(
    "border-only",
    "only the first or the last new cell is above 9; it lacks a neighbour, and does not count",
    example: [8, 8, 8, 8]
  ) { row in
    guard problem(with: row) == nil else { return false }
    let cells = painted(row)
    return cells.max() > 9 && cells[1..<7].max() <= 9 && cells[1..<7].min() >= 0
  }
  checks.mistake(
    "level-row", "from a uniform row this kernel makes the same number again, as the colleague says",
    example: [4, 4, 4, 4]
  ) { row in problem(with: row) == nil && Set(row).count == 1 }
  checks.mistake(
    "room-left", "the new cells do go beyond their neighbours, but 0 and 9 are too far away for that",
    example: [3, 5, 3, 5]
  ) { row in
    guard problem(with: row) == nil else { return false }
    let cells = painted(row)[1..<7]
    return cells.max() <= 9 && cells.min() >= 0
  }
  checks.mistake(
    "one-end", "the row leaves its range at one end; what would do the same at the other?",
    example: [9, 6, 6, 6]
  ) { row in
    guard problem(with: row) == nil else { return false }
    let cells = painted(row)[1..<7]
    return (cells.max() > 9) != (cells.min() < 0)
  }
}
