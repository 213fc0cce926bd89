import ExerciseChecks
import Foundation
import Tensors

/// The row of Pascal's triangle.
func binomial(_ power: Int) -> [Int] {
  (0..<power).reduce([1]) { row, _ in zip([0] + row, row + [0]).map { $0 + $1 } }
}

func response(_ power: Int, at angle: Double) -> Double { pow(abs(cos(angle / 2)), Double(power)) }

/// The kernel that keeps enough of the wave and leaves little enough of its image.
let checks = Checks(reference: {
  let theta = 2 * Double.pi / 12
  let power = (1...20).first {
    response($0, at: theta) >= 0.85 && response($0, at: .pi - theta) <= 0.01
  }
  return binomial(power ?? 0)
})

func addCases() {
  checks.group("the kernel that does both", points: 4) { checks.example("") }
  checks.mistake("one-too-few", "it keeps more than enough, but leaves between 1 and 2 per cent") {
    binomial(3)
  }
  checks.mistake("two-too-few", "it keeps more than enough, but leaves about 7 per cent of the image") {
    binomial(2)
  }
  checks.mistake("too-many", "of the image next to nothing is left, but the wave loses too much") {
    binomial(5)
  }
}
