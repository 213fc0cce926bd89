import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("one cell wide") {
    checks.random(5) { draw(&$0, size: $0.integer(1...5), width: 1) }
  }
  checks.group("any width") {
    checks.random(6) { draw(&$0, size: $0.integer(1...5), width: $0.integer(0...4)) }
  }
}
