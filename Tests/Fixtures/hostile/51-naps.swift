// Works a little and naps, for ever: never long idle, and never done with its processor time.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  var sum = 0
  while true {
    usleep(60_000)
    for number in 0..<20_000 { sum &+= number }
  }
}
