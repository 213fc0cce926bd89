import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("with padding") {
    checks.random(6) { try draw(&$0, channels: 1...1, padding: 1...2) }
  }
  checks.group("many channels") {
    checks.random(8) { try draw(&$0, channels: 1...3, padding: 0...2) }
  }
}
