import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("an even number to cut") { checks.random(6) { draw(&$0, cut: [0, 2, 4, 6]) } }
  checks.group("an odd number to cut") { checks.random(6) { draw(&$0, cut: [1, 3, 5]) } }
}
