import ExerciseChecks
import Tensors

let checks = Checks(reference: { painted(stride: 4, dilation: 2, padding: 1) })

func painted(stride: Int, dilation: Int, padding: Int) -> [Int] {
  transposedConv1D(
    [1, 2], weight: [1, 10, 100], stride: stride, padding: padding, dilation: dilation
  ).scalars.map { Int($0) }
}

func addCases() {
  checks.group("every cell", points: 3) { checks.example("") }
  checks.mistake("nothing-cut", "this is the row before the padding is cut off") {
    painted(stride: 4, dilation: 2, padding: 0)
  }
  checks.mistake("one-end", "the padding is cut off at the left end only") {
    Array(painted(stride: 4, dilation: 2, padding: 0).dropFirst())
  }
  checks.mistake("no-dilation", "the weights of one copy lie side by side here") {
    painted(stride: 4, dilation: 1, padding: 0)
  }
  checks.mistake(
    "three-apart", "with dilation 2 there is one empty cell between two weights, not two"
  ) {
    painted(stride: 4, dilation: 3, padding: 1)
  }
  checks.mistake("exchanged", "stride and dilation have changed places") {
    painted(stride: 2, dilation: 4, padding: 1)
  }
  checks.mistake("overwritten", "where the two copies meet, what they bring is added") {
    [0, 10, 0, 2, 0, 20, 0]
  }
}
