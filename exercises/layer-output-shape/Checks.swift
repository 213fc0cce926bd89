import ExerciseChecks
import Tensors

let checks = Checks(reference: {
  let image = Tensor(zeros: [1, 32, 14, 14])
  return transposedConv2D(image, weight: Tensor(zeros: [32, 64, 4, 4]), stride: 2, padding: 1).shape
})

func addCases() {
  checks.group("the shape", points: 2) { checks.example("") }
  checks.mistake("channels-in", "the number of channels is that of the input; the layer changes it") {
    [1, 32, 28, 28]
  }
  checks.mistake("forward", "this is what a convolution with the same numbers gives: it halves") {
    [1, 64, 7, 7]
  }
  checks.mistake("padding-ignored", "nothing is cut off here; padding 1 takes a cell at each edge") {
    [1, 64, 30, 30]
  }
  checks.mistake("padding-once", "padding is cut off at one edge only; every axis has two") {
    [1, 64, 29, 29]
  }
  checks.mistake("padding-added", "padding makes a transposed convolution smaller, not larger") {
    [1, 64, 32, 32]
  }
  checks.mistake("channels-last", "the sizes are right, in another order: this library has channels before rows and columns") {
    [1, 28, 28, 64]
  }
}
