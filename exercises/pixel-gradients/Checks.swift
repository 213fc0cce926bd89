import ExerciseChecks
import Tensors

let checks = Checks(reference: { handedBack([1, 10, 100], outputPadding: 1) })

func handedBack(_ kernel: Tensor, outputPadding: Int) -> [Int] {
  transposedConv1D(
    [1, 2, 3], weight: kernel, stride: 2, outputPadding: outputPadding
  ).scalars.map { Int($0) }
}

func addCases() {
  checks.group("eight gradients", points: 3) { checks.example("") }
  checks.mistake("seven-pixels", "there are eight pixels; what does the last one get?") {
    handedBack([1, 10, 100], outputPadding: 0)
  }
  checks.mistake("kernel-turned", "this is what you get with the kernel turned round") {
    handedBack([100, 10, 1], outputPadding: 1)
  }
  checks.mistake(
    "overwritten",
    "a pixel that lies in two windows gets something from both; here the later one wins"
  ) { [1, 10, 2, 20, 3, 30, 300, 0] }
  checks.mistake("first-kept", "a pixel that lies in two windows gets something from both") {
    [1, 10, 100, 20, 200, 30, 300, 0]
  }
  checks.mistake(
    "equal-gradients", "this is what you get if the loss has the same gradient everywhere"
  ) { [1, 10, 101, 10, 101, 10, 100, 0] }
}
