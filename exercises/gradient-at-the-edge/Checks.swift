import ExerciseChecks
import Tensors

/// Sends the price of each padded cell back to the nearest cell of the image.
let checks = Checks(reference: { (prices: Tensor, width: Int) in
  gathered(prices, width: width) { $0 + $1 }
})

func gathered(
  _ prices: Tensor, width: Int, join: (Float, Float) -> Float
) -> Tensor {
  let (H, W) = (prices.shape[0] - 2 * width, prices.shape[1] - 2 * width)
  var result = Tensor(zeros: [H, W])
  for row in 0..<prices.shape[0] {
    for column in 0..<prices.shape[1] {
      let (i, j) = (min(max(row - width, 0), H - 1), min(max(column - width, 0), W - 1))
      result[i, j] = join(result[i, j], prices[row, column])
    }
  }
  return result
}

func addCases() {
  checks.group("one cell wide", points: 3) {
    checks.example("a single cell", [[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1)
    checks.example("two by two", Tensor(arange: 0..<16).reshaped(to: [4, 4]), 1)
    checks.random(6) { draw(&$0, size: $0.size(1...4), width: 1) }
  }
  checks.group("any width", points: 3) {
    checks.example("no padding", [[1, 2], [3, 4]], 0)
    checks.example("two cells wide", Tensor(arange: 0..<30).reshaped(to: [5, 6]), 2)
    checks.random(10) { draw(&$0, size: $0.size(1...4), width: $0.integer(1...3)) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, size: Int, width: Int) -> (Tensor, Int) {
  let columns = source.integer(1...4)
  return (source.tensor([size + 2 * width, columns + 2 * width], in: 1...9), width)
}

func addMistakes() {
  checks.mistake(
    "cut-off",
    "the prices of the frame are cut off; that is right for zeros, which come from no cell of the image"
  ) { prices, width in prices.cropped(Extent2D(width)) }
  checks.mistake(
    "averaged", "this is the mean of the prices that come back to a cell; each of them counts in full"
  ) { prices, width in
    let counts = gathered(Tensor(ones: prices.shape), width: width) { $0 + $1 }
    return gathered(prices, width: width) { $0 + $1 } / counts
  }
  checks.mistake("last-wins", "several prices come back to a cell at the edge; only the last is kept") {
    prices, width in gathered(prices, width: width) { $1 }
  }
  checks.mistake(
    "corners-lost", "the corners of the image lack something: a square of the frame belongs to each"
  ) { prices, width in
    let (high, wide) = (prices.shape[0], prices.shape[1])
    var rest = prices
    for row in 0..<high where row < width || row >= high - width {
      for column in 0..<wide where column < width || column >= wide - width { rest[row, column] = 0 }
    }
    return gathered(rest, width: width) { $0 + $1 }
  }
  checks.mistake("rows-alone", "rows are folded back, but the columns of the frame are cut off") {
    prices, width in
    gathered(prices, width: width) { $0 + $1 }
      - gathered(withoutMiddle(prices, width), width: width) { $0 + $1 }
  }
}

/// The prices in the frame's columns alone.
func withoutMiddle(_ prices: Tensor, _ width: Int) -> Tensor {
  var rest = prices
  let wide = prices.shape[1]
  for row in 0..<prices.shape[0] {
    for column in 0..<wide where column >= width && column < wide - width { rest[row, column] = 0 }
  }
  return rest
}
