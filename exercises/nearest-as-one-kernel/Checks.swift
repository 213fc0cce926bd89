import ExerciseChecks
import Tensors

/// Runs both steps on one cell, with as many zeros around it as the window can reach.
let checks = Checks(reference: { (weight: Tensor, factor: Int) in
  let frame = Extent2D(height: weight.shape[0] - 1, width: weight.shape[1] - 1)
  let repeated = Tensor(ones: [1, 1]).nearestUpsampled(by: Extent2D(factor))
  return conv2D(repeated.padded(frame), weight: weight)
})

func addCases() {
  checks.group("three by three, repeated twice", points: 3) {
    checks.example("ones", Tensor(ones: [3, 3]), 2)
    checks.example("the first weight", [[1, 0, 0], [0, 0, 0], [0, 0, 0]], 2)
    checks.example("nine different weights", [[1, 2, 3], [4, 5, 6], [7, 8, 9]], 2)
    checks.random(5) { source in (source.tensor([3, 3]), 2) }
  }
  checks.group("any weight, any factor", points: 3) {
    checks.example("the example of the prompt", [[1, 2, 3]], 2)
    checks.example("factor 1", [[1, 2], [3, 4]], 1)
    checks.example("one weight", [[5]], 3)
    checks.random(10) { source in
      (source.tensor([source.size(1...4), source.size(1...4)]), source.size(1...4))
    }
  }
  addMistakes()
}

func addMistakes() {
  checks.mistake(
    "not-turned",
    "the weight is not turned: painted copies must be turned, since a window slid before"
  ) { weight, factor in summed(weight, factor) }
  checks.mistake(
    "averaged", "the copies are averaged; each of the repeated cells has its full value"
  ) { weight, factor in
    summed(weight.flipped(axes: [0, 1]), factor) / Float(factor * factor)
  }
  checks.mistake(
    "overwritten", "a later copy wipes out an earlier one where they meet; they must be added"
  ) { weight, factor in
    var kernel = Tensor(zeros: summed(weight, factor).shape)
    let turned = weight.flipped(axes: [0, 1])
    for (i, j) in places(factor) {
      kernel[i..<i + weight.shape[0], j..<j + weight.shape[1]] = turned
    }
    return kernel
  }
  checks.mistake(
    "diagonal", "only the repeated cells on the diagonal paint; a cell becomes a whole square"
  ) { weight, factor in
    let turned = weight.flipped(axes: [0, 1])
    return (0..<factor).reduce(Tensor(zeros: summed(weight, factor).shape)) { kernel, i in
      kernel + moved(turned, i, i, factor)
    }
  }
  checks.mistake(
    "weights-repeated", "the weights are repeated, but it is the image whose cells are repeated"
  ) { weight, factor in weight.nearestUpsampled(by: Extent2D(factor)) }
}

func places(_ factor: Int) -> [(Int, Int)] {
  (0..<factor).flatMap { i in (0..<factor).map { (i, $0) } }
}

/// A kernel at its place in the larger one.
func moved(_ kernel: Tensor, _ row: Int, _ column: Int, _ factor: Int) -> Tensor {
  kernel.padded(
    top: row, bottom: factor - 1 - row, left: column, right: factor - 1 - column)
}

func summed(_ kernel: Tensor, _ factor: Int) -> Tensor {
  transposedConv2D(Tensor(ones: [factor, factor]), weight: kernel)
}
