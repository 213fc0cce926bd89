import ExerciseChecks
import Tensors

let checks = Checks(reference: {
  let tent: Tensor = [[0.25], [0.75], [0.75], [0.25]]
  let doubled = transposedConv2D(
    Tensor(ones: [3, 3]), weight: tent * tent.transposed(), stride: 2, padding: 1)
  return [(0, 0), (0, 3), (3, 3)].map { Double(doubled[$0.0, $0.1].scalars[0]) }
})

func addCases() {
  checks.group("corner, edge and inside", points: 2) { checks.example("") }
  checks.mistake(
    "interpolated", "this is what an interpolation gives, which repeats the border's cells"
  ) { [1, 1, 1] }
  checks.mistake("one-axis", "the corner lies at two borders, and both take something from it") {
    [0.75, 0.75, 1]
  }
  checks.mistake("added-losses", "what is left along the two axes is multiplied") {
    [0.5, 0.75, 1]
  }
  checks.mistake("outer-weight", "the padding cuts off the cell that gets the outer weight alone") {
    [0.0625, 0.25, 1]
  }
}
