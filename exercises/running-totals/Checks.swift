import ExerciseChecks
import Tensors

/// Multiplies by the transpose of the matrix that has ones on and below its diagonal.
let checks = Checks(reference: { (v: [Int]) -> [Int] in
  v.indices.map { column in v.indices.reduce(0) { $0 + ($1 >= column ? v[$1] : 0) } }
})

func addCases() {
  checks.group("short lists", points: 2) {
    checks.example("one number", [7])
    checks.example("the digits of chapter 1", [1, 10, 100, 1000])
    checks.example("only the first", [1, 0, 0])
    checks.example("only the last", [0, 0, 1])
  }
  checks.group("any list", points: 3) {
    checks.example("no number at all", [])
    checks.random(14) { draw(&$0, length: $0.size(1...8)) }
  }
  checks.mistake(
    "forward", "these are the running totals themselves: is their matrix its own transpose?"
  ) { v in totals(v) }
  checks.mistake(
    "inverse",
    "these are the differences of neighbours: they undo the totals, and an adjoint need not undo"
  ) { v in v.indices.map { $0 == 0 ? v[0] : v[$0] - v[$0 - 1] } }
  checks.mistake(
    "itself-missing", "each number is left out of its own sum; does $x_i$ not count in the total $i$?"
  ) { v in v.indices.map { v[($0 + 1)...].reduce(0, +) } }
  checks.mistake(
    "wrong-way-round", "the numbers are right, but their order is reversed: which one belongs to $x_0$?"
  ) { v in totals(v.reversed()) }
  checks.mistake(
    "adjoint-of-inverse", "these are differences; you have transposed the inverse, not the totals"
  ) { v in v.indices.map { $0 == v.count - 1 ? v[$0] : v[$0] - v[$0 + 1] } }
}

func totals(_ list: [Int]) -> [Int] {
  list.indices.map { list[...$0].reduce(0, +) }
}

func draw(_ source: inout CaseSource, length: Int) -> [Int] {
  (0..<length).map { _ in source.integer(-9...9) }
}
