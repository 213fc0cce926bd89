import ExerciseChecks
import Tensors

/// Steps of a dilation reach every hand only without a common divisor; then the sizes must divide.
let checks = Checks(reference: { (limit: Int, stride: Int, dilation: Int) in
  divisor(stride, dilation) == 1 ? multiples(of: stride, upTo: limit) : []
})

func addCases() {
  checks.group("without dilation", points: 2) {
    checks.example("the example of the prompt", 5, 2, 1)
    checks.example("stride 1: every kernel", 4, 1, 1)
    checks.example("stride 3", 10, 3, 1)
    checks.example("no kernel is large enough", 3, 4, 1)
  }
  checks.group("with dilation", points: 4) {
    checks.example("every other cell stays empty", 6, 2, 2)
    checks.example("dilation 3 reaches both hands", 6, 2, 3)
    checks.example("stride 3, dilation 2", 9, 3, 2)
    checks.example("stride 1, dilation 2", 4, 1, 2)
    checks.example("stride 4, dilation 2", 8, 4, 2)
    checks.random(12) { source in (source.size(1...16), source.size(1...6), source.integer(1...6)) }
  }
  addMistakes()
}

func multiples(of number: Int, upTo limit: Int) -> [Int] {
  (1...limit).filter { $0.isMultiple(of: number) }
}

func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }

func addMistakes() {
  checks.mistake(
    "dilation-ignored",
    "these would be right with dilation 1; which cells does a dilated copy never touch?"
  ) { limit, stride, _ in multiples(of: stride, upTo: limit) }
  checks.mistake(
    "reach",
    "the length of a copy from end to end is made a multiple of the stride; but most of its cells are gaps"
  ) { limit, stride, dilation in
    (1...limit).filter { (($0 - 1) * dilation + 1).isMultiple(of: stride) }
  }
  checks.mistake(
    "product",
    "kernel times dilation is a multiple of the stride here; with stride 2 and dilation 2 "
      + "it always is, and yet cells stay empty"
  ) { limit, stride, dilation in (1...limit).filter { ($0 * dilation).isMultiple(of: stride) } }
  checks.mistake(
    "no-gaps",
    "these kernels leave no cell empty; but equally often is more: count for kernel 3 and stride 2"
  ) { limit, stride, dilation in
    dilation == 1 ? (1...limit).filter { $0 >= stride } : []
  }
  checks.mistake("only-the-first", "this is the smallest safe kernel; all are asked for") {
    limit, stride, dilation in
    divisor(stride, dilation) == 1 && stride <= limit ? [stride] : []
  }
}
