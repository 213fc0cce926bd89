// Takes a hundred gigabytes at once.
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  var huge: [Int] = []
  huge.reserveCapacity(12_500_000_000)
  return input + input
}
