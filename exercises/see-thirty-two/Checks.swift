import ExerciseChecks
import Tensors

let checks = Checks(property: { (layers: [[Int]]) in
  if let problem = problem(with: layers) { return .fails(problem) }
  let seen = cellsSeen(layers)
  if seen != 32 { return .fails("a cell at the bottom sees \(seen) cells, not 32") }
  if layers.count > 7 { return .fails("there are \(layers.count) layers, at most 7 are allowed") }
  return layers[0] == [3, 1] ? .holds : .fails("the first layer is no convolution")
})

/// What keeps the list from being layers of the two kinds.
func problem(with layers: [[Int]]) -> String? {
  if layers.isEmpty { return "there is no layer" }
  if layers.count > 40 { return "there are \(layers.count) layers" }
  return layers.allSatisfy { $0 == [3, 1] || $0 == [2, 2] }
    ? nil : "a layer is neither [3, 1] nor [2, 2]"
}

func cellsSeen(_ layers: [[Int]]) -> Int {
  var (seen, distance) = (1, 1)
  for layer in layers {
    seen += (layer[0] - 1) * distance
    distance *= layer[1]
  }
  return seen
}

func addCases() {
  checks.group("a way down that sees 32 cells", points: 5) { checks.example("") }
  checks.mistake(
    "no-pooling", "without a pooling, the number of cells is odd, and every layer adds only two",
    example: [[3, 1], [3, 1]]
  ) { layers in problem(with: layers) == nil && !layers.contains([2, 2]) }
  checks.mistake(
    "too-many-layers", "32 cells are seen, but with more than seven layers: which convolutions see little?",
    example: [[3, 1], [3, 1], [2, 2], [3, 1], [3, 1], [2, 2], [3, 1], [3, 1]]
  ) { layers in problem(with: layers) == nil && layers.count > 7 && cellsSeen(layers) == 32 }
  checks.mistake(
    "pooled-first", "32 cells are seen; but the picture is pooled before any convolution has seen it",
    example: [[2, 2], [3, 1], [2, 2], [3, 1], [3, 1], [3, 1]]
  ) { layers in
    problem(with: layers) == nil && layers[0] == [2, 2] && cellsSeen(layers) == 32
  }
}
