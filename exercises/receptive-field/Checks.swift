import ExerciseChecks
import Tensors

// Backwards: which interval of a layer's input does an interval of its output need?
let checks = Checks(reference: { (kernels: [Int], strides: [Int]) -> Int in
  var last = 0
  for layer in kernels.indices.reversed() { last = last * strides[layer] + kernels[layer] - 1 }
  return last + 1
})

func addCases() {
  checks.group("stride 1", points: 1) {
    checks.example("no layer", [], [])
    checks.example("one layer", [5], [1])
    checks.example("two layers", [3, 3], [1, 1])
  }
  checks.group("layers with strides", points: 3) {
    checks.example("one layer that halves", [3], [2])
    checks.example("convolve, pool, convolve", [3, 2, 3], [1, 2, 1])
    checks.example("the stride in front", [2, 5], [3, 1])
    checks.example("U-Net, down to its deepest cells", unetKernels, unetStrides)
    checks.random(16, draw)
  }
  addMistakes()
}

let unetKernels = [3, 3, 2, 3, 3, 2, 3, 3, 2, 3, 3, 2, 3, 3]
let unetStrides = [1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1]

func draw(_ source: inout CaseSource) -> ([Int], [Int]) {
  let layers = source.size(1...6)
  return (
    (0..<layers).map { _ in source.integer(1...5) }, (0..<layers).map { _ in source.integer(1...3) }
  )
}

func addMistakes() {
  checks.mistake("strides-ignored", "this is what you get when no layer has a stride") {
    kernels, _ in kernels.reduce(1) { $0 + $1 - 1 }
  }
  checks.mistake("kernels-added", "neighbouring windows overlap; this adds them as if they did not")
  {
    kernels, _ in kernels.reduce(0) { $0 + $1 }
  }
  checks.mistake(
    "own-stride", "here a layer's stride counts for itself; it moves only its outputs apart"
  ) { kernels, strides in
    var (cells, product) = (1, 1)
    for (kernel, stride) in zip(kernels, strides) {
      product *= stride
      cells += (kernel - 1) * product
    }
    return cells
  }
  checks.mistake(
    "other-end", "this begins at the wrong end: the first layer is the one next to the picture"
  ) { kernels, strides in
    var last = 0
    for layer in kernels.indices { last = last * strides[layer] + kernels[layer] - 1 }
    return last + 1
  }
  checks.mistake(
    "previous-stride",
    "only the stride of the layer just before is counted; those of all layers before multiply"
  ) { kernels, strides in
    kernels.indices.reduce(1) { $0 + (kernels[$1] - 1) * ($1 > 0 ? strides[$1 - 1] : 1) }
  }
}
