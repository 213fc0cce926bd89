import ExerciseChecks
import Tensors

let checks = Checks(property: { (layers: [[Int]]) in
  if let problem = problem(with: layers) { return .fails(problem) }
  guard let size = size(after: layers) else { return .fails("a layer has nothing left to give") }
  if size != 45 { return .fails("6 cells become \(size), not 45") }
  if !areEven(layers) { return .fails("a kernel is not a multiple of its stride") }
  let weights = weights(of: layers)
  return weights <= 24 ? .holds : .earns(0.6, "the chain has \(weights) weights, not 24 at most")
})

/// What keeps the lists from being layers at all.
func problem(with layers: [[Int]]) -> String? {
  if layers.isEmpty { return "there is no layer" }
  if layers.count > 3 { return "there are \(layers.count) layers, not 3 at most" }
  for layer in layers {
    if layer.count != 3 { return "a layer has \(layer.count) numbers, not 3" }
    if !(1...64).contains(layer[0]) { return "a kernel is not from 1 to 64" }
    if !(1...64).contains(layer[1]) { return "a stride is not from 1 to 64" }
    if !(0..<layer[0]).contains(layer[2]) { return "a padding is not smaller than its kernel" }
  }
  return nil
}

func size(after layers: [[Int]]) -> Int? {
  var size = 6
  for layer in layers {
    size = (size - 1) * layer[1] - 2 * layer[2] + layer[0]
    if size < 1 { return nil }
  }
  return size
}

func areEven(_ layers: [[Int]]) -> Bool { layers.allSatisfy { $0[0] % $0[1] == 0 } }

func weights(of layers: [[Int]]) -> Int { layers.reduce(0) { $0 + $1[0] * $1[0] } }

func addCases() {
  checks.group("45 cells, evenly and cheaply", points: 5) { checks.example("") }
  checks.mistake(
    "uneven", "the size is right, but a kernel is not a multiple of its stride",
    example: [[5, 8, 0]]
  ) { layers in
    problem(with: layers) == nil && size(after: layers) == 45 && !areEven(layers)
  }
  checks.mistake(
    "over-budget", "size and kernels are right; which layer takes most of the weights, and must it?",
    example: [[40, 1, 0]]
  ) { layers in
    problem(with: layers) == nil && size(after: layers) == 45 && areEven(layers)
      && weights(of: layers) > 24
  }
  checks.mistake(
    "one-off", "this is off by a single cell: which kernels and strides make an odd size of an even one?",
    example: [[2, 2, 0], [4, 4, 2]]
  ) { layers in
    problem(with: layers) == nil && [44, 46].contains(size(after: layers))
  }
}
