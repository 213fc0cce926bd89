import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("many layers") {
    checks.random(6) { source in
      let layers = source.integer(2...6)
      return ((0...layers).map { _ in source.integer(1...40) }, source.integer(1...6))
    }
  }
}
