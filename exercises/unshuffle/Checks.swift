import ExerciseChecks
import Tensors

let checks = Checks(reference: { (image: Tensor, factor: Int) in
  image.pixelUnshuffled(by: factor)
})

let sixteen = Tensor((0..<16).map(Float.init)).reshaped(to: [1, 4, 4])

func addCases() {
  checks.group("one channel", points: 3) {
    checks.example("one block", [[[1, 2], [3, 4]]], 2)
    checks.example("sixteen numbers", sixteen, 2)
    checks.example("factor 4", sixteen, 4)
    checks.random(6) { draw(&$0, channels: 1...1) }
  }
  checks.group("many channels", points: 3) {
    checks.example("two channels of one block", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], 2)
    checks.example(
      "two channels of four blocks", Tensor(stacking: [sixteen[0, ...], sixteen[0, ...] + 16]), 2)
    checks.example("factor 1", [[[1, 2]], [[3, 4]]], 1)
    checks.random(8) { draw(&$0, channels: 2...3) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, channels: ClosedRange<Int>) -> (Tensor, Int) {
  let factor = source.integer(2...3)
  let shape = [
    source.size(channels), factor * source.size(1...3), factor * source.size(2...3),
  ]
  return (source.tensor(shape), factor)
}

func addMistakes() {
  checks.mistake(
    "quarters", "the image is cut into large pieces; neighbours must go to different channels"
  ) { image, r in
    folded(image, r) { c, i, j, h, w, H, W in [c, i * H + h, j * W + w] }
  }
  checks.mistake(
    "rows-and-columns", "rows and columns of a block are exchanged in the order of the channels"
  ) { image, r in
    folded(image, r) { c, i, j, h, w, _, _ in [c, h * r + j, w * r + i] }
  }
  checks.mistake(
    "places-first",
    "the channels are ordered by their place in the block first; all channels of one c belong together"
  ) { image, r in
    let C = image.shape[0]
    return folded(image, r) { c, i, j, h, w, _, _ in
      let number = (c * r + i) * r + j
      return [number % C, h * r + number / C / r, w * r + number / C % r]
    }
  }
  checks.mistake(
    "only-reshaped",
    "the numbers are in their old order under a new shape; axes must change places too"
  ) { image, r in
    let shape = image.shape
    return image.reshaped(to: [shape[0] * r * r, shape[1] / r, shape[2] / r])
  }
  checks.mistake(
    "top-left-only", "this keeps one number of each block; none may be lost"
  ) { image, r in
    let folded = image.pixelUnshuffled(by: r)
    return Tensor(stacking: (0..<image.shape[0]).map { folded[$0 * r * r, ...] })
  }
}

/// The result of a rule that says where in the image a number was.
///
/// The rule takes channel, row and column in the block, the block's row and column, and how many
/// blocks there are along each axis.
func folded(
  _ image: Tensor, _ r: Int, place: (Int, Int, Int, Int, Int, Int, Int) -> [Int]
) -> Tensor {
  let (C, H, W) = (image.shape[0], image.shape[1] / r, image.shape[2] / r)
  var result = Tensor(zeros: [C * r * r, H, W])
  for number in 0..<C * r * r {
    for cell in 0..<H * W {
      let (h, w) = (cell / W, cell % W)
      let source = place(number / (r * r), number / r % r, number % r, h, w, H, W)
      result[number, h, w] = image[source[0], source[1], source[2]]
    }
  }
  return result
}
