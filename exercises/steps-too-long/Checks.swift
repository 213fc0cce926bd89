import ExerciseChecks
import Tensors

func loss(_ pixel: Double) -> Double {
  let outputs = [3 * 1 + pixel * 2, pixel * 1 + 2 * 2]
  return outputs[0] * outputs[0] + outputs[1] * outputs[1]
}

/// Twice each output, times the weight with which the pixel counts in it.
let gradient = 2.0 * 5 * 2 + 2.0 * 5 * 1

let checks = Checks(reference: {
  [
    gradient, loss(2) - loss(1), (loss(1.1) - loss(1)) / 0.1, (loss(2) - loss(0)) / 2,
  ]
})

func addCases() {
  checks.group("a gradient and three measurements", points: 4) { checks.example("") }
  checks.mistake("as-if-linear", "this would be so for a linear loss; squares bend") {
    [30, 30, 30, 30]
  }
  checks.mistake(
    "half-the-gradient", "the measurements are right; the square of $y$ grows by $2y$, not by $y$"
  ) { [15, 35, 30.5, 30] }
  checks.mistake("not-divided", "the difference for a step of 0.1 must be divided by the step") {
    [30, 35, 3.05, 30]
  }
  checks.mistake("two-steps-as-one", "from 0 to 2 are two steps: the last difference must be halved") {
    [30, 35, 30.5, 60]
  }
}
