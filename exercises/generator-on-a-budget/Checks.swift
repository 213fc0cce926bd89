import ExerciseChecks
import Tensors

let checks = Checks(property: { (channels: [Int]) in
  if let problem = problem(with: channels) { return .fails(problem) }
  let (balanced, cost) = (isBalanced(channels), cost(of: channels))
  let fits = (90_000...100_000).contains(cost)
  switch (balanced, fits) {
  case (true, true): return .holds
  case (true, false): return .earns(0.5, "the layers are balanced, but there are \(cost) numbers")
  case (false, true): return .earns(0.5, "\(cost) numbers fit, but layers 2 and 3 are not balanced")
  case (false, false):
    return .fails("there are \(cost) numbers, and layers 2 and 3 are not balanced")
  }
})

/// What keeps the list from being such a generator at all.
func problem(with channels: [Int]) -> String? {
  if channels.count != 5 { return "the list has \(channels.count) numbers, not 5" }
  if channels[0] != 100 || channels[4] != 3 { return "the list must begin with 100 and end with 3" }
  return channels.allSatisfy((1...1024).contains) ? nil : "a number is not from 1 to 1024"
}

func cost(of channels: [Int]) -> Int {
  let weights = zip(channels, channels.dropFirst()).map { 16 * $0 * $1 }
  return weights.reduce(0, +) + 2 * channels[1...3].reduce(0, +)
}

/// Layer 2 gets 16 cells, layer 3 gets 64.
func isBalanced(_ channels: [Int]) -> Bool {
  16 * channels[1] * channels[2] == 64 * channels[2] * channels[3]
}

func addCases() {
  checks.group("a plan that meets both demands", points: 5) { checks.example("") }
  checks.mistake(
    "equal-weights",
    "layers 2 and 3 have equally many weights; but one of them uses its weights on four times as many cells",
    example: [100, 20, 60, 20, 3]
  ) { channels in problem(with: channels) == nil && channels[1] == channels[3] }
  checks.mistake(
    "too-large", "the two layers are balanced, but the numbers are too many",
    example: [100, 64, 32, 16, 3]
  ) { channels in
    problem(with: channels) == nil && isBalanced(channels) && cost(of: channels) > 100_000
  }
  checks.mistake(
    "too-small", "the two layers are balanced, and there is room for more channels",
    example: [100, 32, 16, 8, 3]
  ) { channels in
    problem(with: channels) == nil && isBalanced(channels) && cost(of: channels) < 90_000
  }
  checks.mistake(
    "unbalanced", "one of the layers 2 and 3 multiplies more often than the other",
    example: [100, 50, 10, 20, 3]
  ) { channels in problem(with: channels) == nil && !isBalanced(channels) }
}
