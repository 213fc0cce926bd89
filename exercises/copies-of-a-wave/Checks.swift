import ExerciseChecks
import Foundation
import Tensors

/// Finds the waves by pairing each row with the cosines and sines of every number of periods.
let checks = Checks(reference: { () -> [[Int]] in
  [flat, wave].flatMap { row in [periods(of: stuffed(row)), periods(of: repeated(row))] }
})

let flat = [Double](repeating: 1, count: 12)
let wave = (0..<12).map { cos(2 * Double.pi * 2 * Double($0) / 12) }

func stuffed(_ row: [Double]) -> [Double] { row.flatMap { [$0, 0, 0] } }

func repeated(_ row: [Double]) -> [Double] { row.flatMap { [$0, $0, $0] } }

func periods(of row: [Double]) -> [Int] {
  (0...row.count / 2).filter { period in
    var (even, odd) = (0.0, 0.0)
    for (place, value) in row.enumerated() {
      let angle = 2 * Double.pi * Double(period * place) / Double(row.count)
      even += value * cos(angle)
      odd += value * sin(angle)
    }
    return even * even + odd * odd > 1e-6
  }
}

func addCases() {
  checks.group("four lists of waves", points: 6) { checks.example("") }
  checks.mistake(
    "no-copies", "this is what was there before; zeros between the cells add copies of it"
  ) { [[0], [0], [2], [2]] }
  checks.mistake(
    "half-of-the-copies",
    "this is one copy for every third of the ring; on which sides of 12 do the copies lie?"
  ) { [[0, 12], [0], [2, 14], [2, 14]] }
  checks.mistake(
    "repeating-is-perfect",
    "repeating removes the copy of the constant; it is too weak a filter to remove those of the wave"
  ) { [[0, 12], [0], [2, 10, 14], [2]] }
  checks.mistake(
    "repeating-does-nothing",
    "repeating is not the same as putting zeros: one of the copies disappears entirely"
  ) { [[0, 12], [0, 12], [2, 10, 14], [2, 10, 14]] }
  checks.mistake(
    "above-the-middle", "a wave of more than 18 periods has the cells of one with fewer"
  ) { [[0, 12, 24], [0], [2, 10, 14, 22, 26, 34], [2, 10, 14, 22, 26, 34]] }
}
