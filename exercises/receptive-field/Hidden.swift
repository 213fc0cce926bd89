import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("layers with strides") { checks.random(14, draw) }
}
