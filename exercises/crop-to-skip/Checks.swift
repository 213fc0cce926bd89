import ExerciseChecks
import Tensors

/// Takes single rows and columns away from the ends in turns, the far end first.
let checks = Checks(reference: { (enlarged: Tensor, skip: Tensor) in
  var skip = skip
  var isFarEnd = true
  while skip.shape[1] > enlarged.shape[1] {
    skip = isFarEnd ? skip.cropped(bottom: 1) : skip.cropped(top: 1)
    isFarEnd.toggle()
  }
  isFarEnd = true
  while skip.shape[2] > enlarged.shape[2] {
    skip = isFarEnd ? skip.cropped(right: 1) : skip.cropped(left: 1)
    isFarEnd.toggle()
  }
  return Tensor.concatenate([enlarged, skip], alongAxis: 0)
})

func addCases() {
  checks.group("the same size", points: 1) {
    checks.example("one cell each", [[[1]]], [[[2]]])
    checks.example("two channels and one", [[[1, 2]], [[3, 4]]], [[[5, 6]]])
  }
  checks.group("an even number to cut", points: 3) {
    checks.example("one row at each end", [[[1, 2]]], [[[3, 4], [5, 6], [7, 8]]])
    checks.example(
      "the middle of three by three", [[[0]]], [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]])
    checks.random(8) { draw(&$0, cut: [0, 2, 4]) }
  }
  checks.group("an odd number to cut", points: 2) {
    checks.example("the example of the prompt", [[[1]]], [[[2, 3, 4, 5]]])
    checks.example("one row too many", [[[1], [2]]], [[[3], [4], [5]]])
    checks.random(8) { draw(&$0, cut: [1, 3]) }
  }
  addMistakes()
}

func draw(_ source: inout CaseSource, cut: [Int]) -> (Tensor, Tensor) {
  let (H, W) = (source.size(1...4), source.size(1...4))
  let (rows, columns) = (H + source.element(of: cut), W + source.element(of: cut))
  return (
    source.tensor([source.size(1...3), H, W]), source.tensor([source.size(1...3), rows, columns])
  )
}

func addMistakes() {
  checks.mistake(
    "corner", "the skip is cut at the bottom and at the right only; what remains must be its centre"
  ) { enlarged, skip in
    Tensor.concatenate([enlarged, cut(skip, to: enlarged) { _ in 0 }], alongAxis: 0)
  }
  checks.mistake(
    "odd-one-in-front",
    "of an odd number one more is cut at the top or left; it belongs to the other end"
  ) { enlarged, skip in
    Tensor.concatenate([enlarged, cut(skip, to: enlarged) { ($0 + 1) / 2 }], alongAxis: 0)
  }
  checks.mistake("skip-first", "the channels of the skip come first; here they come last") {
    enlarged, skip in
    Tensor.concatenate([cut(skip, to: enlarged) { $0 / 2 }, enlarged], alongAxis: 0)
  }
  checks.mistake(
    "skip-alone", "this is the skip, cut to fit; where are the enlarged channels?"
  ) { enlarged, skip in cut(skip, to: enlarged) { $0 / 2 } }
  checks.mistake(
    "rows-under-rows", "the two are joined row under row; the channels are another axis"
  ) { enlarged, skip in
    let part = cut(skip, to: enlarged) { $0 / 2 }
    return enlarged.shape[0] == part.shape[0]
      ? Tensor.concatenate([enlarged, part], alongAxis: 1) : enlarged
  }
  checks.mistake(
    "enlarged-padded",
    "a frame of zeros makes the enlarged image fit; it is the skip that must be cut"
  ) { enlarged, skip in
    let (high, wide) = (skip.shape[1] - enlarged.shape[1], skip.shape[2] - enlarged.shape[2])
    let framed = enlarged.padded(
      top: high / 2, bottom: high - high / 2, left: wide / 2, right: wide - wide / 2)
    return Tensor.concatenate([framed, skip], alongAxis: 0)
  }
}

/// The skip, cut to the size of the enlarged image.
///
/// `front` says of how many rows or columns are too many how many go in front.
func cut(_ skip: Tensor, to enlarged: Tensor, front: (Int) -> Int) -> Tensor {
  let (high, wide) = (skip.shape[1] - enlarged.shape[1], skip.shape[2] - enlarged.shape[2])
  let (top, left) = (front(high), front(wide))
  return skip.cropped(top: top, bottom: high - top, left: left, right: wide - left)
}
