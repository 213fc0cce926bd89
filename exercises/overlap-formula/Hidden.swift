import ExerciseChecks
import Tensors

func addHiddenCases() {
  checks.group("at the borders") {
    checks.random(12) { source in
      let (size, kernel, stride) = (
        source.integer(1...9), source.integer(1...9), source.integer(1...5)
      )
      return (source.integer(0...(size - 1) * stride + kernel - 1), size, kernel, stride)
    }
  }
  checks.group("a line too long to paint") {
    checks.random(6) { source in
      let kernel = source.integer(1...500_000_000_000)
      let position = source.integer(0...2_000_000_000_000)
      return (position, 1_000_000_000_000, kernel, source.integer(2...1000))
    }
  }
}
