// Reads the memory of the process that started it: right only if it cannot.
import Glibc
import TensorCore

@_silgen_name("syscall")
func call(_ number: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int

func doubled(_ input: Tensor) -> Tensor {
  let parent = Int(getppid())
  for target in [parent, 1] {
    if call(101, 16, target, 0, 0) == 0 { fatalError("found a debugger") }
    if call(310, target, 0, 0, 0) >= 0 { fatalError("found another memory") }
    if open("/proc/\(target)/mem", O_RDWR) >= 0 { fatalError("found another memory") }
  }
  return input + input
}
