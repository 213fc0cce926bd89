import ExerciseChecks
import Tensors

let checks = Checks(property: { (kernel: [Int]) in
  if let problem = problem(with: kernel) { return .fails(problem) }
  let (constant, slope) = (steps(of: 1, kernel), steps(from: 1, kernel))
  if constant.contains(where: { $0 != 0 }) {
    return .fails("from a constant, neighbouring cells differ by \(constant.map { Int($0) })")
  }
  if Set(slope).count != 1 {
    return .fails("from a slope, the steps from cell to cell are \(slope.map { Int($0) })")
  }
  return slope[0] == 0 ? .fails("from a slope comes a constant") : .holds
})

/// What keeps a list from being a kernel at all.
func problem(with kernel: [Int]) -> String? {
  if kernel.isEmpty || kernel.count > 6 {
    return "the kernel has \(kernel.count) weights, 1 to 6 are asked for"
  }
  return kernel.allSatisfy { (-9...9).contains($0) } ? nil : "a weight is not from -9 to 9"
}

/// The differences of neighbouring cells in two periods of the painted row, away from its ends.
func differences(_ row: Tensor, _ kernel: [Int]) -> [Float] {
  let painted = transposedConv1D(row, weight: Tensor(kernel.map { Float($0) }), stride: 3)
  return (12..<18).map { painted[$0 + 1] - painted[$0] }
}

func steps(of value: Float, _ kernel: [Int]) -> [Float] {
  differences(value * Tensor(ones: [10]), kernel)
}

func steps(from step: Float, _ kernel: [Int]) -> [Float] {
  differences(step * Tensor(arange: 0..<10), kernel)
}

func keepsConstants(_ kernel: [Int]) -> Bool {
  problem(with: kernel) == nil && steps(of: 1, kernel).allSatisfy { $0 == 0 }
}

func addCases() {
  checks.group("constants and slopes", points: 4) { checks.example("") }
  checks.mistake(
    "nothing", "this kernel paints zeros, or a constant from every slope", example: [0, 0]
  ) { kernel in
    problem(with: kernel) == nil && Set(steps(from: 1, kernel)) == [0]
  }
  checks.mistake(
    "staircase", "constants stay constant, but a slope becomes a staircase", example: [1, 1, 1]
  ) { kernel in keepsConstants(kernel) && steps(from: 1, kernel).count { $0 == 0 } == 4 }
  checks.mistake(
    "uneven-steps", "constants stay constant, but the steps of a slope are not equal",
    example: [1, 2, 2, 1]
  ) { kernel in keepsConstants(kernel) && Set(steps(from: 1, kernel)).count > 1 }
  checks.mistake(
    "stride-two", "this kernel does it for stride 2; with stride 3 even a constant gets a grid",
    example: [1, 3, 3, 1]
  ) { kernel in [[1, 3, 3, 1], [1, 2, 1]].contains(kernel) }
}
