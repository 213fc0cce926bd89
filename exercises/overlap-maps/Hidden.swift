import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any kernel and stride") {
    checks.random(10) { source in
      (source.integer(1...8), source.integer(1...7), source.integer(1...6))
    }
  }
}
