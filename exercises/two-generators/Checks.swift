import ExerciseChecks
import NeuralNetworks
import Tensors

let checks = Checks(property: { (weights: [Tensor], _: Tensor, transposed: Bool) in
  let shapes = expectedShapes(transposed: transposed)
  if weights.map(\.shape) != shapes {
    return .fails("the shapes are \(weights.map(\.shape)), asked for are \(shapes)")
  }
  let distance = distance(of: pictures(drawnWith: weights, transposed))
  return distance < limit
    ? .holds : .fails("the distance is \(distance); asked for is less than \(limit)")
})

/// Twice what the solution needs from the unluckiest of sixteen seeds, a quarter of what an untrained
/// generator has.
let limit: Float = 15

/// The shapes of all parameters, from the first layer to the last.
func expectedShapes(transposed: Bool) -> [[Int]] {
  transposed
    ? [[8, 16, 4, 4], [16], [16], [16, 8, 3, 3], [8], [8], [8], [8, 1, 3, 3], [1]]
    : [[8, 16, 4, 4], [16], [16], [8, 16, 3, 3], [8], [8], [8], [1, 8, 3, 3], [1]]
}

/// Pictures drawn from 128 lists of eight numbers that students do not know.
func pictures(drawnWith weights: [Tensor], _ transposed: Bool) -> Tensor {
  var random = SplitMix64(seed: 0xFACE)
  let numbers = Tensor(randomNormal: [128, 8, 1, 1], using: &random)
  let small = standardized(transposedConv2D(numbers, weight: weights[0]), weights[1], weights[2])
  let middle = standardized(
    doubled(ReLU()(small), weights[3], weights[4], transposed), weights[5], weights[6])
  return Tanh()(doubled(ReLU()(middle), weights[7], weights[8], transposed))
}

func doubled(_ input: Tensor, _ weight: Tensor, _ bias: Tensor, _ transposed: Bool) -> Tensor {
  transposed
    ? transposedConv2D(input, weight: weight, bias: bias, stride: 2, padding: 1, outputPadding: 1)
    : conv2D(input.nearestUpsampled(by: 2), weight: weight, bias: bias, padding: 1)
}

/// Each channel with mean 0 and deviation 1, then with a scale and an offset.
func standardized(_ input: Tensor, _ scale: Tensor, _ offset: Tensor) -> Tensor {
  let centred = input - input.mean(axes: [0, 2, 3], keepDims: true)
  let variance = (centred * centred).mean(axes: [0, 2, 3], keepDims: true)
  let roots = Tensor(
    shape: variance.shape, scalars: variance.scalars.map { ($0 + 1e-5).squareRoot() })
  let shape = [1, scale.scalarCount, 1, 1]
  return centred / roots * scale.reshaped(to: shape) + offset.reshaped(to: shape)
}

// MARK: The distance

/// The sum of the Fréchet distances of six features, in units of their deviation in real pictures.
func distance(of images: Tensor) -> Float {
  var random = SplitMix64(seed: 0xD15C)
  let real = features(of: discs(128, using: &random))
  let sum = zip(real, features(of: images)).reduce(Float(0)) { sum, pair in
    let (target, found) = (moments(pair.0), moments(pair.1))
    let step = (found.mean - target.mean) / target.deviation
    let widening = (found.deviation - target.deviation) / target.deviation
    return sum + step * step + widening * widening
  }
  return sum.isFinite ? sum : .infinity
}

func moments(_ values: [Float]) -> (mean: Float, deviation: Float) {
  let mean = values.reduce(0, +) / Float(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / Float(values.count)).squareRoot())
}

/// Brightness, variance, and roughness along both axes over one and two cells, per picture.
func features(of images: Tensor) -> [[Float]] {
  let planes = images.reshaped(to: [images.shape[0], 16, 16])
  let count = images.shape[0]
  let centred = planes - planes.mean(axes: [1, 2], keepDims: true)
  var columns = [planes.mean(axes: [1, 2]), (centred * centred).mean(axes: [1, 2])]
  for apart in 1...2 {
    let end = 16 - apart
    let across = planes[0..<count, 0..<16, apart..<16] - planes[0..<count, 0..<16, 0..<end]
    let down = planes[0..<count, apart..<16, 0..<16] - planes[0..<count, 0..<end, 0..<16]
    columns += [abs(across).mean(axes: [1, 2]), abs(down).mean(axes: [1, 2])]
  }
  return columns.map(\.scalars)
}

/// Discs with soft edges, from -1 to 1.
func discs(_ count: Int, using random: inout SplitMix64) -> Tensor {
  var scalars: [Float] = []
  for _ in 0..<count {
    let x = Float.random(in: 5..<11, using: &random)
    let y = Float.random(in: 5..<11, using: &random)
    let radius = Float.random(in: 2..<5, using: &random)
    for cell in 0..<256 {
      let (dx, dy) = (Float(cell % 16) - x, Float(cell / 16) - y)
      let inside = radius - (dx * dx + dy * dy).squareRoot() + 0.5
      scalars.append(2 * min(max(inside, 0), 1) - 1)
    }
  }
  return Tensor(shape: [count, 1, 16, 16], scalars: scalars)
}

// MARK: Cases

/// The pictures that students train on.
let lessons: Tensor = {
  var random = SplitMix64(seed: 12)
  return discs(256, using: &random)
}()

func addCases() {
  checks.group("with transposed convolutions", points: 5) {
    checks.example("256 discs", lessons, true)
  }
  checks.group("with repeated cells", points: 5) {
    checks.example("256 discs", lessons, false)
  }
  addMistakes()
}

func addMistakes() {
  let shapes = expectedShapes(transposed: true)
  checks.mistake("nothing", "no parameters came back", example: []) { weights, _, _ in
    weights.isEmpty
  }
  checks.mistake(
    "not-a-number", "there are numbers in it that are infinite or no numbers at all, as after steps that were too large",
    example: shapes.map { Tensor(repeating: .infinity, shape: $0) }
  ) { weights, _, _ in
    weights.contains { $0.scalars.contains { !$0.isFinite } }
  }
  checks.mistake(
    "one-picture", "it draws the same picture from whatever numbers: the spread is missing",
    example: shapes.map { Tensor(zeros: $0) }
  ) { weights, _, _ in
    guard weights.count == 9, weights[0].shape == shapes[0] else { return false }
    let isTransposed = weights[3].shape == shapes[3]
    guard weights.map(\.shape) == expectedShapes(transposed: isTransposed) else { return false }
    let brightness = features(of: pictures(drawnWith: weights, isTransposed))[0]
    return moments(brightness).deviation < 1e-4
  }
  checks.mistake(
    "other-network",
    "the first tensor begins with the pictures' one channel: this looks like the discriminator",
    example: [Tensor(zeros: [8, 1, 4, 4]), Tensor(zeros: [8])]
  ) { weights, _, _ in
    weights.first.map { $0.rank == 4 && $0.shape[1] == 1 } ?? false
  }
  checks.mistake(
    "other-kind", "these are the shapes of the other generator: look at what the Bool says",
    example: shapes.map { Tensor(ones: $0) }
  ) { weights, _, transposed in
    weights.map(\.shape) == expectedShapes(transposed: !transposed)
  }
}
