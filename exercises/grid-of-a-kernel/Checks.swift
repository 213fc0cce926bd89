import ExerciseChecks
import Foundation
import Tensors

let checks = Checks(reference: { (kernel: Tensor, stride: Int) -> Float in
  Float(responses(of: kernel, stride).dropFirst().max() ?? 0) / abs(kernel.sum())
})

/// The kernel's responses at 0 and at the images of a constant, by the sums of its hands.
func responses(of kernel: Tensor, _ stride: Int) -> [Double] {
  var hands = [Double](repeating: 0, count: stride)
  for (place, weight) in kernel.scalars.enumerated() { hands[place % stride] += Double(weight) }
  return (0..<stride).map { image in
    let angles = hands.indices.map { 2 * Double.pi * Double(image * $0) / Double(stride) }
    let cosines = zip(hands, angles).reduce(0) { $0 + $1.0 * cos($1.1) }
    let sines = zip(hands, angles).reduce(0) { $0 + $1.0 * sin($1.1) }
    return hypot(cosines, sines)
  }
}

func addCases() {
  checks.group("stride 2", points: 2) {
    checks.example("three ones", [1, 1, 1], 2)
    checks.example("equal sums, unequal hands", [1, 2, 1], 2)
    checks.example("equal hands, unequal sums", [1, 2, 3, 4], 2)
    checks.example("a negative sum", [-1, -1, -3], 2)
    checks.example("one weight leaves all of it", [2], 2)
    checks.random(8) { source in
      let kernel = source.tensor([source.size(1...7)])
      try source.require(kernel.sum() != 0)
      return (kernel, 2)
    }
  }
  checks.group("any stride", points: 3) {
    checks.example("stride 1 has no images", [1, 2, 3], 1)
    checks.example("stride 3, five ones", [1, 1, 1, 1, 1], 3)
    checks.example("the second image is the stronger one", [1, 0, 1, 0, 1, 1], 4)
    checks.random(12, draw)
  }
  addMistakes()
}

func draw(_ source: inout CaseSource) throws -> (Tensor, Int) {
  let kernel = source.tensor([source.size(1...9)])
  try source.require(kernel.sum() != 0)
  return (kernel, source.integer(1...6))
}

func addMistakes() {
  checks.mistake("at-pi", "this looks at π alone; with stride 3 or more the images are elsewhere") {
    kernel, stride in
    let alternating = kernel.scalars.enumerated().reduce(0) { sum, cell in
      sum + (cell.offset.isMultiple(of: 2) ? cell.element : -cell.element)
    }
    return abs(alternating) / abs(kernel.sum())
  }
  checks.mistake("first-image", "this is the first image; a later one can be stronger") {
    kernel, stride in
    stride == 1 ? 0 : Float(responses(of: kernel, stride)[1]) / abs(kernel.sum())
  }
  checks.mistake("no-share", "this is the image's own strength; as a share of what is asked?") {
    kernel, stride in Float(responses(of: kernel, stride).dropFirst().max() ?? 0)
  }
  checks.mistake("signed", "a strength is never negative, and neither is a share of two") {
    kernel, stride in
    Float(responses(of: kernel, stride).dropFirst().max() ?? 0) / kernel.sum()
  }
  checks.mistake("added-images", "this adds the images up; the strongest of them is asked for") {
    kernel, stride in
    Float(responses(of: kernel, stride).dropFirst().reduce(0, +)) / abs(kernel.sum())
  }
  checks.mistake("constant-too", "the constant itself is counted among its images") {
    kernel, stride in Float(responses(of: kernel, stride).max() ?? 0) / abs(kernel.sum())
  }
}
