import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("many channels come out") { checks.random(8) { draw(&$0, channels: 1...4) } }
}
