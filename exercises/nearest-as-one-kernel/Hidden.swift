import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("three by three, repeated twice") {
    checks.random(4) { source in (source.tensor([3, 3]), 2) }
  }
  checks.group("any weight, any factor") {
    checks.random(8) { source in
      (source.tensor([source.integer(1...5), source.integer(1...5)]), source.integer(1...5))
    }
  }
}
