import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("with dilation") {
    checks.random(16) { source in
      (source.integer(1...40), source.integer(1...9), source.integer(1...12))
    }
  }
}
