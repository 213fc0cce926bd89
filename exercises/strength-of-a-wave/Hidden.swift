import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("any wave") {
    checks.random(12, draw)
    checks.random(4) { source in
      (source.noise([source.integer(20...60)]), source.integer(0...60))
    }
  }
}
