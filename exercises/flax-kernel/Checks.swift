import ExerciseChecks
import Tensors

let checks = Checks(reference: { (weight: Tensor) in moved(weight) })

func addCases() {
  checks.group("one channel", points: 2) {
    checks.example("the example of the prompt", [[[[1, 2], [3, 4]]]])
    checks.example("a kernel that is not square", [[[[1, 2, 3]]]])
  }
  checks.group("many channels", points: 4) {
    checks.example("two channels in, one out", [[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]])
    checks.example("one channel in, two out", [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]])
    checks.random(10, draw)
  }
  addMistakes()
}

func draw(_ source: inout CaseSource) -> Tensor {
  source.tensor([source.size(1...3), source.size(1...3), source.size(1...4), source.size(1...4)])
}

func addMistakes() {
  checks.mistake(
    "not-turned",
    "the axes are right, but this kernel slides the wrong way round: Flax does not turn it, PyTorch does"
  ) { weight in weight.transposed(permutation: [2, 3, 0, 1]) }
  checks.mistake(
    "channels-exchanged", "the last two axes are exchanged: the channels that go in come first"
  ) { weight in moved(weight).transposed(permutation: [0, 1, 3, 2]) }
  checks.mistake(
    "reshaped", "the shape is right, but the numbers were not carried along: reshaping moves none"
  ) { weight in
    let shape = weight.shape
    return weight.flipped(axes: [2, 3]).reshaped(to: [shape[2], shape[3], shape[0], shape[1]])
  }
  checks.mistake("mirrored", "the kernel is mirrored, not turned: one axis of two is reversed") {
    weight in weight.flipped(axes: [3]).transposed(permutation: [2, 3, 0, 1])
  }
  checks.mistake("only-turned", "the kernel is turned, but the axes are still in PyTorch's order")
  {
    weight in weight.flipped(axes: [2, 3])
  }
  checks.mistake("axes-exchanged", "rows and columns of the kernel are exchanged") { weight in
    moved(weight).transposed(permutation: [1, 0, 2, 3])
  }
}

/// The weight as Flax keeps it, number by number.
func moved(_ weight: Tensor) -> Tensor {
  let (Cin, Cout, kH, kW) = (
    weight.shape[0], weight.shape[1], weight.shape[2], weight.shape[3]
  )
  var kernel = Tensor(zeros: [kH, kW, Cin, Cout])
  for i in 0..<Cin {
    for o in 0..<Cout {
      for u in 0..<kH {
        for v in 0..<kW { kernel[kH - 1 - u, kW - 1 - v, i, o] = weight[i, o, u, v] }
      }
    }
  }
  return kernel
}
