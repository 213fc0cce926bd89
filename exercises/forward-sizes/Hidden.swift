import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("several sizes") { checks.random(10) { draw(&$0, padding: 0...0) } }
  checks.group("with padding") {
    checks.random(20) { source in
      let padding = source.integer(0...8)
      return (
        source.integer(1...300), padding + source.integer(1...8), source.integer(1...9), padding
      )
    }
  }
}
