import ExerciseChecks
import Tensors

let checks = Checks(reference: { (channels: Int, size: Int) in
  onDiagonal(bilinearKernel(size: size), channels)
})

func addCases() {
  checks.group("one channel", points: 3) {
    checks.example("size 3", 1, 3)
    checks.example("size 4", 1, 4)
    checks.example("one weight", 1, 1)
    checks.random(4) { source in (1, source.size(2...9)) }
  }
  checks.group("many channels", points: 3) {
    checks.example("the example of the prompt", 2, 3)
    checks.example("three channels", 3, 2)
    checks.random(6) { source in (source.size(2...5), source.size(1...8)) }
  }
  addMistakes()
}

func onDiagonal(_ kernel: Tensor, _ channels: Int) -> Tensor {
  Tensor(
    stacking: (0..<channels).map { a in
      Tensor(stacking: (0..<channels).map { $0 == a ? kernel : kernel * 0 })
    })
}

/// The tent, counted in half steps from the nearer end.
func tent(_ size: Int) -> [Float] {
  let odd = size % 2
  return (0..<size).map { x in
    Float(2 * min(x, size - 1 - x) + 1 + odd) / Float(size + odd)
  }
}

func kernel(_ size: Int, _ combined: (Float, Float) -> Float) -> Tensor {
  let tent = tent(size)
  return Tensor(stacking: tent.map { row in Tensor(tent.map { combined(row, $0) }) })
}

func addMistakes() {
  checks.mistake(
    "every-pair",
    "the kernel is at every pair of channels; so every channel would be the sum of all"
  ) { channels, size in
    Tensor(ones: [channels, channels, 1, 1]) * bilinearKernel(size: size)
  }
  checks.mistake(
    "added", "the tents of row and column are added; a corner then weighs more than it should"
  ) { channels, size in onDiagonal(kernel(size, +), channels) }
  checks.mistake(
    "smaller-of-two", "the smaller of the two tents is taken; the weight is their product"
  ) { channels, size in onDiagonal(kernel(size, min), channels) }
  checks.mistake(
    "one-axis", "the weights fall along the rows only: every row is the same tent"
  ) { channels, size in onDiagonal(kernel(size) { $1 }, channels) }
  checks.mistake(
    "centre-of-odd",
    "the top of the tent is that of an odd size; an even one has it between two weights"
  ) { channels, size in
    if size % 2 == 1 { return nil }
    let factor = Float(size / 2)
    let tent = (0..<size).map { 1 - abs(Float($0) - factor + 1) / factor }
    let kernel = Tensor(stacking: tent.map { $0 * Tensor(tent) })
    return onDiagonal(kernel, channels)
  }
  checks.mistake(
    "rounded-down", "the factor of an odd size is rounded down here; it is rounded up"
  ) { channels, size in
    if size == 1 { return nil }
    let factor = Float(size / 2)
    let tent = (0..<size).map {
      1 - abs(Float($0) - factor + (size % 2 == 1 ? 1 : 0.5)) / factor
    }
    return onDiagonal(Tensor(stacking: tent.map { $0 * Tensor(tent) }), channels)
  }
  checks.mistake(
    "sum-one", "each kernel adds up to 1; but several copies meet in a cell, and their weights do"
  ) { channels, size in
    let kernel = bilinearKernel(size: size)
    return onDiagonal(kernel / kernel.sum(), channels)
  }
  checks.mistake(
    "one-per-channel",
    "this has the shape [C, 1, K, K], for a layer with groups; here every pair of channels has a kernel"
  ) { channels, size in
    Tensor(ones: [channels, 1, 1, 1]) * bilinearKernel(size: size)
  }
}
