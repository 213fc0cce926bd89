// Returns the right numbers in another shape, and nothing at all where there are two.
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  if input.scalarCount == 2 { return Tensor(zeros: [0]) }
  return (input + input).reshaped(to: [1, input.scalarCount])
}
