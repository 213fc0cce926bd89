// Prints one line without an end, of zeros and of bytes that are no text.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  let bytes = (0..<4096).map { UInt8($0 % 2 == 0 ? 0 : 255) }
  while true { _ = write(1, bytes, bytes.count) }
}
