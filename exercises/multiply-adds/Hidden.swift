import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("one channel") { checks.random(4) { draw(&$0, channels: 1...1) } }
  checks.group("many channels") { checks.random(8) { draw(&$0, channels: 1...8) } }
}
