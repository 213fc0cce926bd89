import ExerciseChecks
import Tensors

let checks = Checks(reference: { (input: Tensor, factor: Int) in
  shuffled(input, factor) { c, row, column, C in c * factor * factor + row * factor + column }
})

func addCases() {
  checks.group("one channel comes out", points: 3) {
    checks.example("four channels of one cell", [[[[1]], [[2]], [[3]], [[4]]]], 2)
    checks.example(
      "four channels of two cells", [[[[1, 2]], [[3, 4]], [[5, 6]], [[7, 8]]]], 2)
    checks.random(8) { draw(&$0, channels: 1...1) }
  }
  checks.group("many channels come out", points: 3) {
    checks.example("eight channels", Tensor(arange: 1..<9).reshaped(to: [1, 8, 1, 1]), 2)
    checks.random(10) { draw(&$0, channels: 1...3) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, channels: ClosedRange<Int>) -> (Tensor, Int) {
  let factor = source.integer(2...3)
  let shape = [
    source.size(1...2), source.size(channels) * factor * factor, source.size(1...3),
    source.size(1...4),
  ]
  return (source.tensor(shape, in: -99...99), factor)
}

func addMistakes() {
  checks.mistake(
    "only-reshaped",
    "the shape is right and no number was moved: a block's cells are not neighbours yet"
  ) { input, factor in
    input.reshaped(to: shape(of: input, factor))
  }
  checks.mistake(
    "depth-first", "this is TensorFlow's order, in which the output's channel runs fastest"
  ) { input, factor in
    input.shape[1] == factor * factor
      ? nil : shuffled(input, factor) { c, row, column, C in (row * factor + column) * C + c }
  }
  checks.mistake("rows-and-columns", "rows and columns of the blocks are exchanged") {
    input, factor in
    shuffled(input, factor) { c, row, column, _ in c * factor * factor + column * factor + row }
  }
  checks.mistake(
    "tiled", "whole images lie side by side: of two joined axes the wrong one runs faster"
  ) { input, factor in
    let (N, H, W) = (input.shape[0], input.shape[2], input.shape[3])
    let C = input.shape[1] / (factor * factor)
    var output = Tensor(zeros: shape(of: input, factor))
    for (n, c) in pairs(N, C) {
      for (row, column) in pairs(factor, factor) {
        output[n, c, row * H..<(row + 1) * H, column * W..<(column + 1) * W] =
          input[n, c * factor * factor + row * factor + column, ...]
      }
    }
    return output
  }
}

func shape(of input: Tensor, _ factor: Int) -> [Int] {
  let shape = input.shape
  return [shape[0], shape[1] / (factor * factor), shape[2] * factor, shape[3] * factor]
}

/// Takes each cell from the channel that is given for its output channel and its place in the block.
func shuffled(
  _ input: Tensor, _ factor: Int, from channel: (Int, Int, Int, Int) -> Int
) -> Tensor {
  let shape = shape(of: input, factor)
  var output = Tensor(zeros: shape)
  for (n, c) in pairs(shape[0], shape[1]) {
    for (i, j) in pairs(shape[2], shape[3]) {
      let source = channel(c, i % factor, j % factor, shape[1])
      output[n, c, i, j] = input[n, source, i / factor, j / factor]
    }
  }
  return output
}

func pairs(_ first: Int, _ second: Int) -> [(Int, Int)] {
  (0..<first).flatMap { i in (0..<second).map { (i, $0) } }
}
