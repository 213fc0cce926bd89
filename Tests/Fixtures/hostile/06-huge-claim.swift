// Says that four gigabytes follow, and sleeps.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  _ = write(3, [255, 255, 255, 255, 0, 0, 0, 0, 0] as [UInt8], 9)
  while true { sleep(1) }
}
