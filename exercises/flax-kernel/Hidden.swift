import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("many channels") { checks.random(8, draw) }
}
