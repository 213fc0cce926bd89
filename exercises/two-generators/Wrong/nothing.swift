// expects: nothing

import NeuralNetworks

func generator(from real: Tensor, transposed: Bool) -> [Tensor] { [] }
