import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any two lists") { checks.random(12, draw) }
}
