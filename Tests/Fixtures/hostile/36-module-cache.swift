// Changes the compiled modules with which the next submission is compiled: right only if it cannot.
import Glibc
import TensorCore

func doubled(_ input: Tensor) -> Tensor {
  for path in ["/cache/modules", "/toolchain/usr", "/library", "/usr/lib", "/answer"] {
    let file = open(path + "/hostile.swiftmodule", O_CREAT | O_WRONLY, 0o600)
    if file >= 0 || unlink(path + "/host") == 0 { fatalError("changed '\(path)'") }
  }
  return input + input
}
