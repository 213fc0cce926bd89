import ExerciseChecks
import Tensors

let sizes = [6, 11, 22, 44]

let checks = Checks(reference: {
  let geometry = ConvolutionGeometry(kernelSize: 3, stride: 2, padding: 1)
  return zip(sizes, sizes.dropFirst()).map { small, large in
    large - ((try? geometry.transposedSize(of: small)) ?? 0)
  }
})

func addCases() {
  checks.group("all three sizes fit", points: 3) { checks.example("") }
  checks.mistake(
    "always-one", "with output padding everywhere the first layer makes 12 rows, and 11 were kept"
  ) { [1, 1, 1] }
  checks.mistake(
    "first-message-only", "the layer in the message fits now; the one behind it makes 43 rows of 22"
  ) { [0, 1, 0] }
  checks.mistake("downwards", "these are the right numbers in the order of the way down") {
    [1, 1, 0]
  }
  checks.mistake("odd-sizes", "an odd size needs no additional row, and an even one does") {
    [1, 0, 0]
  }
}
