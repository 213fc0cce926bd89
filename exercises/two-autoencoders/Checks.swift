import ExerciseChecks
import Tensors

let checks = Checks(property: { (weights: [Tensor], _: Tensor, transposed: Bool) in
  let shapes = expectedShapes(transposed: transposed)
  if weights.map(\.shape) != shapes {
    return .fails("the shapes are \(weights.map(\.shape)), asked for are \(shapes)")
  }
  let error = error(of: weights, transposed: transposed)
  return error < limit
    ? .holds : .fails("the error on discs not seen is \(error); asked for is less than \(limit)")
})

/// Twice what the solution needs from the unluckiest of sixteen seeds, a fifth of the mean grey's error.
let limit: Float = 0.02

/// The shapes of weights and biases, from the first layer to the last.
func expectedShapes(transposed: Bool) -> [[Int]] {
  [[6, 1, 3, 3], [6], [4, 6, 3, 3], [4]]
    + (transposed
      ? [[4, 8, 3, 3], [8], [8, 1, 3, 3], [1]] : [[8, 4, 3, 3], [8], [1, 8, 3, 3], [1]])
}

/// The mean squared error on discs that nobody trained on.
func error(of weights: [Tensor], transposed: Bool) -> Float {
  var random = SplitMix64(seed: 0xD15C)
  let unseen = discs(64, using: &random)
  let code = encoded(unseen, weights)
  let half = rectified(doubled(code, weights[4], weights[5], transposed))
  let difference = doubled(half, weights[6], weights[7], transposed) - unseen
  let error = (difference * difference).mean()
  return error.isFinite ? error : .infinity
}

func encoded(_ pictures: Tensor, _ weights: [Tensor]) -> Tensor {
  let small = conv2D(pictures, weight: weights[0], bias: weights[1], stride: 2, padding: 1)
  return conv2D(rectified(small), weight: weights[2], bias: weights[3], stride: 2, padding: 1)
}

func doubled(_ input: Tensor, _ weight: Tensor, _ bias: Tensor, _ transposed: Bool) -> Tensor {
  transposed
    ? transposedConv2D(input, weight: weight, bias: bias, stride: 2, padding: 1, outputPadding: 1)
    : conv2D(input.nearestUpsampled(by: 2), weight: weight, bias: bias, padding: 1)
}

func rectified(_ input: Tensor) -> Tensor {
  Tensor(shape: input.shape, scalars: input.scalars.map { max(0, $0) })
}

/// Discs with soft edges, `[count, 1, 16, 16]`.
func discs(_ count: Int, using random: inout SplitMix64) -> Tensor {
  var scalars: [Float] = []
  for _ in 0..<count {
    let x = Float.random(in: 4..<12, using: &random)
    let y = Float.random(in: 4..<12, using: &random)
    let radius = Float.random(in: 2..<5, using: &random)
    for cell in 0..<256 {
      let (dx, dy) = (Float(cell % 16) - x, Float(cell / 16) - y)
      scalars.append(min(max(radius - (dx * dx + dy * dy).squareRoot() + 0.5, 0), 1))
    }
  }
  return Tensor(shape: [count, 1, 16, 16], scalars: scalars)
}

/// The pictures that students train on.
let lessons: Tensor = {
  var random = SplitMix64(seed: 11)
  return discs(64, using: &random)
}()

func addCases() {
  checks.group("with transposed convolutions", points: 4) {
    checks.example("64 discs", lessons, true)
  }
  checks.group("with repeated cells", points: 4) {
    checks.example("64 discs", lessons, false)
  }
  addMistakes()
}

func addMistakes() {
  checks.mistake("nothing", "no parameters came back", example: []) { weights, _, _ in
    weights.isEmpty
  }
  checks.mistake(
    "not-a-number", "there are numbers in it that are infinite or no numbers at all, as after steps that were too large",
    example: expectedShapes(transposed: true).map { Tensor(repeating: .infinity, shape: $0) }
  ) { weights, _, _ in
    weights.contains { $0.scalars.contains { !$0.isFinite } }
  }
  checks.mistake(
    "grey",
    "the four channels in the middle are the same for every picture: nothing of it comes through",
    example: expectedShapes(transposed: true).map { Tensor(zeros: $0) }
  ) { weights, _, _ in
    let shapes = expectedShapes(transposed: true)
    guard weights.count == 8, weights[0..<4].map(\.shape) == Array(shapes[0..<4]) else {
      return false
    }
    return encoded(lessons, weights).reshaped(to: [64, 64]).transposed().scalars.isEven(by: 64)
  }
  checks.mistake(
    "other-kind", "these are the shapes of the other network: look at what the Bool says",
    example: expectedShapes(transposed: true).map { Tensor(ones: $0) }
  ) { weights, _, transposed in
    weights.map(\.shape) == expectedShapes(transposed: !transposed)
  }
  checks.mistake(
    "weights-only", "the biases are missing: each layer has a weight and a bias",
    example: expectedShapes(transposed: true).map { Tensor(zeros: $0) }.filter { $0.rank == 4 }
  ) { weights, _, transposed in
    weights.map(\.shape) == expectedShapes(transposed: transposed).filter { $0.count == 4 }
  }
}

extension [Float] {
  /// Whether each run of `count` numbers holds one number only.
  func isEven(by count: Int) -> Bool {
    stride(from: 0, to: self.count, by: count).allSatisfy { start in
      self[start..<start + count].allSatisfy { abs($0 - self[start]) < 1e-6 }
    }
  }
}
