import ExerciseChecks
import Foundation
import Tensors

let checks = Checks(reference: { (row: Tensor, periods: Int) -> Float in
  let sums = parts(of: row, periods)
  return Float(hypot(sums.cosines, sums.sines))
})

/// The sums with the cosines and the sines of a wave, which goes round once in `cells` cells if it
/// has one period.
func parts(
  of row: Tensor, _ periods: Int, cells: Int? = nil
) -> (cosines: Double, sines: Double) {
  let step = 2 * Double.pi * Double(periods) / Double(cells ?? row.scalarCount)
  return row.scalars.enumerated().reduce(into: (0, 0)) { sums, cell in
    sums.cosines += Double(cell.element) * cos(step * Double(cell.offset))
    sums.sines += Double(cell.element) * sin(step * Double(cell.offset))
  }
}

func addCases() {
  checks.group("constants and alternation", points: 1) {
    checks.example("no period: the sum", [8, 16, 4, 12], 0)
    checks.example("the fastest wave", [8, 16, 4, 12], 2)
    checks.example("a sum below zero", [-3, 1, -2], 0)
  }
  checks.group("any wave", points: 3) {
    checks.example("one period in four cells", [8, 16, 4, 12], 1)
    checks.example("a sine, which no cosine finds", [0, 1, 0, -1], 1)
    checks.example("more periods than half of the cells", [1, 2, 3, 4, 5], 4)
    checks.random(14, draw)
  }
  addMistakes()
}

func draw(_ source: inout CaseSource) -> (Tensor, Int) {
  let size = source.size(2...12)
  return (source.tensor([size]), source.integer(0...size))
}

func addMistakes() {
  checks.mistake(
    "cosine-only", "this compares with the cosine alone; a wave that begins elsewhere is missed"
  ) { row, periods in Float(abs(parts(of: row, periods).cosines)) }
  checks.mistake("mean", "this is divided by the number of cells; the formula divides by nothing") {
    row, periods in
    let sums = parts(of: row, periods)
    return Float(hypot(sums.cosines, sums.sines)) / Float(row.scalarCount)
  }
  checks.mistake("square", "the root is missing: this is the strength times itself") {
    row, periods in
    let sums = parts(of: row, periods)
    return Float(sums.cosines * sums.cosines + sums.sines * sums.sines)
  }
  checks.mistake("added", "the two sums are added; they are the sides of a right angle") {
    row, periods in
    let sums = parts(of: row, periods)
    return Float(abs(sums.cosines) + abs(sums.sines))
  }
  checks.mistake(
    "half-circle", "one period is half a circle here: look at the angle from cell to cell"
  ) { row, periods in
    let sums = parts(of: row, periods, cells: 2 * row.scalarCount)
    return Float(hypot(sums.cosines, sums.sines))
  }
}
