// Prints lines that never end.
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  while true { print("\u{1B}[2J\u{1B}]8;;http://uni.example\u{7} no end") }
}
