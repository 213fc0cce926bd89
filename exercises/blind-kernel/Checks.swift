import ExerciseChecks
import Tensors

let checks = Checks(property: { (kernel: Tensor) in
  if kernel.shape != [3, 3] {
    return .fails("the kernel has the shape \(kernel.shape), not [3, 3]")
  }
  if !kernel.scalars.allSatisfy({ $0 == $0.rounded() && abs($0) <= 9 }) {
    return .fails("a weight is no whole number from -9 to 9")
  }
  if isMirrored(kernel) {
    return .fails("with its rows or columns in reverse order it is the same kernel")
  }
  if kernel.transposed() == kernel {
    return .fails("with rows and columns exchanged it is the same kernel")
  }
  return hidesTheTurn(kernel)
    ? .holds
    : .fails("with this kernel the wrong program is caught: a single bright cell is enough")
})

/// Whether reversing the rows, or the columns, changes nothing.
func isMirrored(_ kernel: Tensor) -> Bool {
  kernel.flipped(axes: [0]) == kernel || kernel.flipped(axes: [1]) == kernel
}

/// Whether both programs make the same of one bright cell, and so of every picture.
func hidesTheTurn(_ kernel: Tensor) -> Bool {
  let cell: Tensor = [[1]]
  return transposedConv2D(cell, weight: kernel)
    == conv2D(cell.padded(top: 2, bottom: 2, left: 2, right: 2), weight: kernel)
}

func addCases() {
  checks.group("a kernel that hides the mistake", points: 4) { checks.example("") }
  checks.mistake(
    "mirrored", "this kernel is its own mirror image, as the one in the test is",
    example: [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
  ) { kernel in kernel.shape == [3, 3] && isMirrored(kernel) }
  checks.mistake(
    "symmetric", "this kernel hides the mistake, but it is symmetric about its diagonal",
    example: [[1, 2, 3], [2, 5, 2], [3, 2, 1]]
  ) { kernel in
    kernel.shape == [3, 3] && hidesTheTurn(kernel) && kernel.transposed() == kernel
  }
  checks.mistake(
    "good-test",
    "this is a kernel for a good test: here the mistake is seen, and it has to be hidden",
    example: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
  ) { kernel in
    kernel.shape == [3, 3] && !isMirrored(kernel) && !hidesTheTurn(kernel)
  }
}
