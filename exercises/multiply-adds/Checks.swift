import ExerciseChecks
import Tensors

/// Counts with the operation itself: in a picture of ones every multiplication adds 1.
let checks = Checks(reference: { (size: Int, channels: [Int], kernel: Int, stride: Int) in
  let input = Tensor(ones: [channels[0], size, size])
  let weight = Tensor(ones: [channels[0], channels[1], kernel, kernel])
  let output = transposedConv2D(input, weight: weight, stride: Extent2D(stride))
  let windows = Tensor(ones: output.shape) * Float(kernel * kernel * channels[0])
  return [Int(output.sum()), Int(windows.sum())]
})

func addCases() {
  checks.group("one channel", points: 3) {
    checks.example("the example of the prompt", 2, [1, 1], 3, 2)
    checks.example("one cell", 1, [1, 1], 4, 2)
    checks.example("copies side by side", 3, [1, 1], 2, 2)
    checks.random(8) { draw(&$0, channels: 1...1) }
  }
  checks.group("many channels", points: 3) {
    checks.example("two in, three out", 2, [2, 3], 2, 1)
    checks.example("a doubling", 8, [8, 4], 4, 2)
    checks.random(8) { draw(&$0, channels: 1...6) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, channels: ClosedRange<Int>) -> (Int, [Int], Int, Int) {
  (
    source.size(1...8), [source.size(channels), source.size(channels)], source.size(1...5),
    source.integer(1...4)
  )
}

func addMistakes() {
  checks.mistake(
    "stride-times-size",
    "the output is taken to be stride times as large; it has (I - 1) · S + K cells"
  ) { size, channels, kernel, stride in
    bills(size, size * stride, kernel * kernel * channels[0] * channels[1])
  }
  checks.mistake(
    "channels-ignored", "this is the bill for a single channel; every pair of channels has a kernel"
  ) { size, _, kernel, stride in bills(size, length(size, kernel, stride), kernel * kernel) }
  checks.mistake(
    "channels-added", "channels in and out are added; every pair of them has a kernel"
  ) { size, channels, kernel, stride in
    bills(size, length(size, kernel, stride), kernel * kernel * (channels[0] + channels[1]))
  }
  checks.mistake(
    "one-row-of-weights", "only one row of each kernel is counted; it is as high as it is wide"
  ) { size, channels, kernel, stride in
    bills(size, length(size, kernel, stride), kernel * channels[0] * channels[1])
  }
  checks.mistake(
    "same-bill",
    "both bills count input cells; a window that slides stops once for every output cell"
  ) { size, channels, kernel, _ in
    bills(size, size, kernel * kernel * channels[0] * channels[1])
  }
  checks.mistake(
    "output-in-both", "both bills count output cells; painting goes through the input, cell by cell"
  ) { size, channels, kernel, stride in
    let length = length(size, kernel, stride)
    return bills(length, length, kernel * kernel * channels[0] * channels[1])
  }
}

func length(_ size: Int, _ kernel: Int, _ stride: Int) -> Int { (size - 1) * stride + kernel }

func bills(_ before: Int, _ after: Int, _ weights: Int) -> [Int] {
  [before * before * weights, after * after * weights]
}
