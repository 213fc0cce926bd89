// Answers, and then never ends.
import Glibc
import TensorCore

@used @section(".fini_array")
let end: @convention(c) () -> Void = {
  while true { sleep(1000) }
}

func doubled(_ input: Tensor) -> Tensor { input + input }
