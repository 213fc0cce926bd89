import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any stride") { checks.random(12) { try draw(&$0, stride: 1...4) } }
}
