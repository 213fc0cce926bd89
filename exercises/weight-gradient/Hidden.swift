import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any stride") { checks.random(12) { draw(&$0, stride: 1...4) } }
}
