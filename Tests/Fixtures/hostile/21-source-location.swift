// swift-format-ignore-file
// Names a file of the machine, so that a diagnostic may show a line of it.
#sourceLocation(file: "/etc/shadow", line: 1)
import TensorCore

func doubled(_ input: Tensor) -> Tensor { "root" }
