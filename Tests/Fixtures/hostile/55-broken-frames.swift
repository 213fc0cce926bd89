// Puts rubbish where the linker reads how to unwind the stack; it stops, and names no line.
import TensorCore

@used @section(".eh_frame")
let frames: (Int32, Int32, Int32) = (0x7fff_ffff, 5, 7)

func doubled(_ input: Tensor) -> Tensor { input + input }
