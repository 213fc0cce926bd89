import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("one channel") { checks.random(4) { source in (1, source.integer(2...20)) } }
  checks.group("many channels") {
    checks.random(4) { source in (source.integer(2...6), source.integer(2...12)) }
  }
}
