import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("many channels") { checks.random(8) { draw(&$0, images: 1) } }
  checks.group("batches") { checks.random(8) { draw(&$0, images: 3) } }
}
