import ExerciseChecks
import Tensors

let checks = Checks(property: { (numbers: [Int]) in
  if numbers.isEmpty { return .fails("you say that the statement is true; there is an input that breaks it") }
  guard numbers.count == 3 else { return .fails("three numbers are asked for, not \(numbers.count)") }
  let input = numbers[0]
  guard isTrial(numbers) else {
    return .fails(
      input < 2
        ? "an input of size \(input) has no convolution with a kernel of 2"
        : "an input of size \(input) is larger than needs be; take one of at most 1000")
  }
  guard let forward = try? ConvolutionGeometry(kernelSize: 2).convolutionSize(of: input),
    let transposed = try? ConvolutionGeometry(kernelSize: 2).transposedSize(of: input)
  else { return .fails("there are no such sizes") }
  switch (numbers[1] == forward, numbers[2] == transposed) {
  case (true, true): return .holds
  case (true, false): return .earns(0.5, "the convolution's size is right, the other one is not")
  case (false, true): return .earns(0.5, "the transposed convolution's size is right, the other is not")
  case (false, false): return .fails("neither size is what an input of size \(input) gives")
  }
})

/// Whether the first of three numbers is a size that both operations take.
func isTrial(_ numbers: [Int]) -> Bool { numbers.count == 3 && (2...1000).contains(numbers[0]) }

func addCases() {
  checks.group("a counterexample", points: 3) { checks.example("") }
  checks.mistake(
    "believed", "try an input of three cells with pencil and paper before you believe a statement",
    example: []
  ) { numbers in numbers.isEmpty }
  checks.mistake(
    "same-sizes", "you give both operations the same size, so your numbers would prove the statement",
    example: [4, 4, 4]
  ) { numbers in isTrial(numbers) && numbers[1] == numbers[2] }
  checks.mistake(
    "exchanged", "the two sizes are exchanged: which of the two operations makes an axis longer?",
    example: [4, 5, 3]
  ) { numbers in isTrial(numbers) && numbers[1] == numbers[0] + 1 && numbers[2] == numbers[0] - 1 }
}
