// Never ends, and ignores every signal that can be ignored.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  for number in Int32(1)..<32 { signal(number, SIG_IGN) }
  while true {}
}
