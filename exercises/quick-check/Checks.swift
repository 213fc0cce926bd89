import ExerciseChecks
import Tensors

let checks = Checks(reference: { Choice("b", because: "1", "2") })

func addCases() {
  checks.group("the option and its reasons", points: 3) { checks.example("") }
  checks.mistake(
    "a",
    "this needs sixteen weights where nine were, and it only makes the counts equal: weights can still differ"
  ) { Choice("a") }
  checks.mistake(
    "c",
    "each of the four channels that are unfolded has a kernel of its own: four times the weights, and they may differ"
  ) { Choice("c") }
  checks.mistake(
    "d", "padding only cuts the border off; inside, the copies overlap as before"
  ) { Choice("d") }
}
