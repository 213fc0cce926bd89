// Sends a tensor without numbers whose axes are as long as can be written.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  var reply: [UInt8] = [13, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0]
  reply += [255, 255, 255, 255, 0, 0, 0, 0]
  _ = write(3, reply, reply.count)
  while true { sleep(1000) }
}
