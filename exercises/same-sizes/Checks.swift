import ExerciseChecks
import Tensors

let checks = Checks(reference: { layers(outputPaddings: 0..<3) })

/// The layers with stride 3 that make 13 cells of 5.
func layers(outputPaddings: Range<Int>, paddingOfKernel: Bool = false) -> [[Int]] {
  var found: [[Int]] = []
  for kernel in 1...4 {
    for padding in 0..<(paddingOfKernel ? kernel + 1 : kernel) {
      for extra in outputPaddings {
        let size = (5 - 1) * 3 - 2 * padding + kernel + extra
        if size == 13 { found.append([kernel, padding, extra]) }
      }
    }
  }
  return found
}

func addCases() {
  checks.group("all layers", points: 4) { checks.example("") }
  checks.mistake(
    "no-output-padding", "these are the layers without output padding; it may be 1 or 2 as well"
  ) { layers(outputPaddings: 0..<1) }
  checks.mistake(
    "one-at-most", "an output padding of 2 is missing; it must be smaller than the stride, which is not 2"
  ) { layers(outputPaddings: 0..<2) }
  checks.mistake(
    "stride-included", "one of these has an output padding as large as the stride"
  ) { layers(outputPaddings: 0..<4) }
  checks.mistake(
    "padding-of-the-kernel", "one of these has a padding as large as its kernel"
  ) { layers(outputPaddings: 0..<3, paddingOfKernel: true) }
  checks.mistake(
    "padding-once", "here padding is cut off at one end only; it is cut off at both"
  ) { [[1, 0, 0], [2, 1, 0], [3, 2, 0], [4, 3, 0]] }
}
