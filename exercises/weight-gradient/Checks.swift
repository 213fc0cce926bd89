import ExerciseChecks
import Tensors

// The prices as a kernel, spread apart: stride and dilation change places.
let checks = Checks(reference: { (image: Tensor, prices: Tensor, size: Int, stride: Int) in
  spread(image, prices, stride)[0..<size, 0..<size]
})

func spread(_ image: Tensor, _ prices: Tensor, _ dilation: Int) -> Tensor {
  conv2D(image, weight: prices, dilation: Extent2D(dilation))
}

func addCases() {
  checks.group("stride 1", points: 2) {
    checks.example("one output", [[1, 2], [3, 4]], [[10]], 2, 1)
    checks.example("the chapter's prices", nine, [[1, 10], [100, 1000]], 2, 1)
    checks.random(8) { draw(&$0, stride: 1...1) }
  }
  checks.group("any stride", points: 4) {
    checks.example("windows side by side", sixteen, [[1, 10], [100, 1000]], 2, 2)
    checks.example("a row and a column are left over", nine, [[2]], 2, 2)
    checks.random(14) { draw(&$0, stride: 1...3) }
  }
  addMistakes()
}

let nine = Tensor(arange: 0..<9).reshaped(to: [3, 3])
let sixteen = Tensor(arange: 0..<16).reshaped(to: [4, 4])

func draw(
  _ source: inout CaseSource, stride: ClosedRange<Int>
) -> (Tensor, Tensor, Int, Int) {
  let (size, stride) = (source.size(1...3), source.integer(stride))
  let windows = [source.size(1...4), source.size(1...4)]
  let shape = windows.map { ($0 - 1) * stride + size + source.integer(0...stride - 1) }
  return (source.tensor(shape), source.tensor(windows), size, stride)
}

func addMistakes() {
  checks.mistake(
    "stride-ignored", "this is what you get when a window begins at every cell"
  ) { image, prices, size, _ in spread(image, prices, 1)[0..<size, 0..<size] }
  checks.mistake(
    "stride-kept",
    "here the prices slide with the stride; they should lie a stride apart and slide cell by cell"
  ) { image, prices, size, stride in
    let framed = image.padded(bottom: size * stride, right: size * stride)
    return conv2D(framed, weight: prices, stride: Extent2D(stride))[0..<size, 0..<size]
  }
  checks.mistake(
    "not-cropped",
    "this has more rows or columns than the kernel; what hangs over belongs to no weight"
  ) { image, prices, _, stride in spread(image, prices, stride) }
  checks.mistake("mean", "this is the mean over all windows; a loss adds them up") {
    image, prices, size, stride in
    spread(image, prices, stride)[0..<size, 0..<size] / Float(prices.scalarCount)
  }
  checks.mistake("turned", "the right numbers, turned by 180°: the first weight comes first") {
    image, prices, size, stride in
    spread(image, prices, stride)[0..<size, 0..<size].flipped(axes: [0, 1])
  }
  checks.mistake(
    "prices-ignored", "this is what you get when every output has the price 1"
  ) { image, prices, size, stride in
    spread(image, Tensor(ones: prices.shape), stride)[0..<size, 0..<size]
  }
}
