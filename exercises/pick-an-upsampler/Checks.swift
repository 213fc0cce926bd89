import ExerciseChecks
import Tensors

let checks = Checks(reference: { Choice("c", because: "1", "3") })

func addCases() {
  checks.group("the block and its reasons", points: 4) { checks.example("") }
  checks.mistake(
    "a",
    "its counts are even, but its sixteen weights are free: training may make the hands unequal; "
      + "and sixteen are more than nine"
  ) { Choice("a") }
  checks.mistake(
    "b",
    "its copies lie like tiles, and a tile of four different weights, laid again and again, is a grid"
  ) { Choice("b") }
  checks.mistake(
    "d",
    "it needs four times as many kernels, and the four may learn to differ, which the shuffle then shows"
  ) { Choice("d") }
}
