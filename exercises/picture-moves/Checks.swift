import ExerciseChecks
import Tensors

let kernels: [[Double]] = [
  [0.25, 0.75, 0.75, 0.25], [0.5, 1, 0.5, 0], [0, 0.5, 1, 0.5], [1, 1, 0, 0],
]

/// The centre of mass of what cell 0 paints, from the middle between the new cells 0 and 1.
func shift(of kernel: [Double], from middle: Double = 0.5) -> Double {
  let moments = kernel.enumerated().map { Double($0 - 1) * $1 }
  return moments.reduce(0, +) / kernel.reduce(0, +) - middle
}

let checks = Checks(reference: { kernels.map { shift(of: $0) } })

func addCases() {
  checks.group("four moves", points: 4) { checks.example("") }
  checks.mistake("to-the-left", "the moves are right, but their signs are not") {
    kernels.map { -shift(of: $0) }
  }
  checks.mistake("old-cells", "this is counted in old cells; a new one is half as wide") {
    kernels.map { shift(of: $0) / 2 }
  }
  checks.mistake(
    "from-a-cell",
    "this is measured from the middle of the new cell $2i$; the place to measure from lies between two cells"
  ) { kernels.map { shift(of: $0, from: 0) } }
  checks.mistake(
    "padding-forgotten", "this is measured as if nothing were cut off at the left"
  ) { kernels.map { shift(of: $0, from: -0.5) } }
  checks.mistake(
    "sizes-only", "sizes and hands are right in all four, and the pictures have moved all the same"
  ) { kernels.map { _ in 0 } }
}
