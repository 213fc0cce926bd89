import ExerciseChecks
import Tensors

let checks = Checks(property: { (kernels: [Int]) in
  if let problem = problem(with: kernels) { return .fails(problem) }
  let counts = counts(of: kernels)
  return Set(counts).count == 1
    ? .holds : .fails("inside, four neighbouring cells have the counts \(counts)")
})

/// What keeps the list from being the kernels that were asked for.
func problem(with kernels: [Int]) -> String? {
  if kernels.count != 2 { return "the list has \(kernels.count) numbers, not 2" }
  if !(3...11).contains(kernels[0]) { return "the first kernel is not from 3 to 11" }
  if !(1...12).contains(kernels[1]) { return "the second kernel is not from 1 to 12" }
  return kernels[0].isMultiple(of: 2) ? "the first kernel is even, so its layer is even" : nil
}

/// The counts of four neighbouring cells far away from both ends.
func counts(of kernels: [Int]) -> [Int] {
  let painted = kernels.reduce(Tensor(ones: [40])) { line, size in
    transposedConv1D(line, weight: Tensor(ones: [size]), stride: 2)
  }
  return painted[80..<84].scalars.map { Int($0) }
}

func addCases() {
  checks.group("even counts behind an uneven layer", points: 4) { checks.example("") }
  checks.mistake(
    "odd-second",
    "an odd kernel of the second layer has hands of different sizes, and adds a grid of its own",
    example: [3, 5]
  ) { kernels in problem(with: kernels) == nil && !kernels[1].isMultiple(of: 2) }
  checks.mistake(
    "odd-hands",
    "both hands of the second kernel are equally large, but they add up an odd number of neighbours",
    example: [3, 2]
  ) { kernels in problem(with: kernels) == nil && kernels[1] % 4 == 2 }
  checks.mistake(
    "even-first",
    "the first layer must be an uneven one: with an even kernel there is nothing to even out",
    example: [4, 4]
  ) { kernels in
    kernels.count == 2 && kernels.allSatisfy((1...12).contains) && kernels[0].isMultiple(of: 2)
  }
}
