import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any size") { checks.random(12, draw) }
}
