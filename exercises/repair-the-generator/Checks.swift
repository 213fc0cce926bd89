import ExerciseChecks
import Tensors

let given = [[4, 1, 0], [4, 2, 1], [4, 2, 1], [4, 2, 1]]

let checks = Checks(property: { (layers: [[Int]]) in
  if let problem = problem(with: layers) { return .fails(problem) }
  guard let size = size(after: layers) else { return .fails("a layer has nothing left to give") }
  if size != 28 { return .fails("the picture must have 28 rows, not \(size)") }
  if kernelsChange(layers) {
    return .fails("the learned weights do not fit: a kernel has another size")
  }
  let changes = changeCount(layers)
  return changes == 1
    ? .holds : .earns(0.5, "the picture fits, but \(changes) numbers are changed, not one")
})

/// What keeps the list from being four layers at all.
func problem(with layers: [[Int]]) -> String? {
  if layers.count != 4 { return "four layers are asked for, not \(layers.count)" }
  for (index, layer) in layers.enumerated() {
    guard layer.count == 3, layer.allSatisfy({ (0...100).contains($0) }), layer[0] > 0, layer[1] > 0
    else { return "layer \(index + 1) is not a kernel, a stride and a padding" }
  }
  return nil
}

/// The size of the picture; `nil` if a layer gives no cells.
func size(after layers: [[Int]]) -> Int? {
  var size = 1
  for layer in layers {
    let geometry = ConvolutionGeometry(
      kernelSize: layer[0], stride: layer[1], padding: layer[2])
    guard let next = try? geometry.transposedSize(of: size) else { return nil }
    size = next
  }
  return size
}

func kernelsChange(_ layers: [[Int]]) -> Bool { layers.map { $0[0] } != given.map { $0[0] } }

func changeCount(_ layers: [[Int]]) -> Int {
  zip(layers.joined(), given.joined()).count { $0 != $1 }
}

func addCases() {
  checks.group("28 pixels with the learned weights", points: 4) { checks.example("") }
  checks.mistake(
    "other-kernel", "the size fits, but the learned weights of this layer do not",
    example: [[4, 1, 0], [3, 2, 1], [4, 2, 1], [4, 2, 1]]
  ) { layers in
    problem(with: layers) == nil && size(after: layers) == 28 && kernelsChange(layers)
  }
  checks.mistake(
    "several-changes", "it fits; one of the numbers can do it alone",
    example: [[4, 1, 0], [4, 2, 2], [4, 2, 0], [4, 2, 1]]
  ) { layers in
    problem(with: layers) == nil && size(after: layers) == 28 && !kernelsChange(layers)
  }
  checks.mistake(
    "one-end", "padding cuts off cells at both ends, so this takes away more or less than is meant",
    example: [[4, 1, 0], [4, 2, 1], [4, 2, 1], [4, 2, 5]]
  ) { layers in
    problem(with: layers) == nil && !kernelsChange(layers) && changeCount(layers) == 1
      && [24, 30].contains(size(after: layers))
  }
}
