import ExerciseChecks
import Tensors

let checks = Checks(reference: {
  let (cells, kernel, stride, padding) = (5, 5, 2, 1)
  let wide = (cells - 1) * stride + 1
  let removed = transposedConv1D(
    Tensor(ones: [cells]), weight: Tensor(ones: [kernel]), stride: stride, padding: padding)
  let framed = conv1D(Tensor(ones: [wide + 2 * padding]), weight: Tensor(ones: [kernel]))
  return [removed.shape[0], framed.shape[0], kernel - 1 - padding]
})

func addCases() {
  checks.group("two sizes and a frame", points: 3) { checks.example("") }
  checks.mistake("same-word", "the word is the same in both frameworks, and means two things") {
    [11, 11, 1]
  }
  checks.mistake("exchanged", "the sizes are exchanged: which framework's padding is the frame?") {
    [7, 11, 3]
  }
  checks.mistake(
    "whole-frame",
    "with this frame JAX's result is as long as PyTorch's *before* anything is cut off"
  ) { [11, 7, 4] }
  checks.mistake("same-frame", "both sizes are right; with a padding of 1 JAX's stays as it is") {
    [11, 7, 1]
  }
  checks.mistake("nothing-cut", "PyTorch's size is the one without its padding") { [13, 7, 4] }
}
