import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("many channels") {
    checks.random(10) { source in
      let (Cin, Cout) = (source.integer(1...4), source.integer(1...4))
      return (
        source.tensor([1, Cin, source.integer(1...5), source.integer(1...5)]),
        source.tensor([Cin, Cout, source.integer(1...4), source.integer(1...4)]),
        source.integer(1...4), 0
      )
    }
  }
  checks.group("padding") { checks.random(10, draw) }
}
