import ExerciseChecks
import Tensors

let checks = Checks(property: { (pairs: [[Int]]) in
  if let problem = problem(with: pairs) { return .fails(problem) }
  let (first, second) = rows(pairs)
  if first != second { return .fails("the rows are \(first) and \(second)") }
  return areMultiples(pairs) ? .fails("the second input is a multiple of the first") : .holds
})

/// What keeps the lists from being two inputs and two kernels at all.
func problem(with pairs: [[Int]]) -> String? {
  if pairs.map(\.count) != [2, 3, 2, 3] {
    return "the four lists must have 2, 3, 2 and 3 numbers"
  }
  return pairs.joined().allSatisfy((1...99).contains) ? nil : "a number is not from 1 to 99"
}

func rows(_ pairs: [[Int]]) -> ([Int], [Int]) {
  (painted(pairs[0], pairs[1]), painted(pairs[2], pairs[3]))
}

func painted(_ input: [Int], _ kernel: [Int]) -> [Int] {
  transposedConv1D(Tensor(input.map(Float.init)), weight: Tensor(kernel.map(Float.init)))
    .scalars.map { Int($0) }
}

func areMultiples(_ pairs: [[Int]]) -> Bool { pairs[0][0] * pairs[2][1] == pairs[0][1] * pairs[2][0] }

func addCases() {
  checks.group("two pairs, one row", points: 5) { checks.example("") }
  checks.mistake(
    "same-pair", "this is one pair, given twice", example: [[1, 2], [3, 4, 5], [1, 2], [3, 4, 5]]
  ) { pairs in
    problem(with: pairs) == nil && pairs[0] == pairs[2] && pairs[1] == pairs[3]
  }
  checks.mistake(
    "factor", "a factor has moved from the kernel to the input; the friend has allowed for that",
    example: [[1, 2], [2, 4, 6], [2, 4], [1, 2, 3]]
  ) { pairs in
    guard problem(with: pairs) == nil, areMultiples(pairs) else { return false }
    let (first, second) = rows(pairs)
    return first == second
  }
  checks.mistake(
    "sums-alone", "the two rows have the same sum, but not the same cells",
    example: [[1, 2], [3, 4, 5], [2, 1], [5, 4, 3]]
  ) { pairs in
    guard problem(with: pairs) == nil else { return false }
    let (first, second) = rows(pairs)
    return first != second && first.reduce(0, +) == second.reduce(0, +)
  }
}
