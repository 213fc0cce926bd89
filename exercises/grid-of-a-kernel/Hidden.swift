import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any stride") { checks.random(16, draw) }
}
