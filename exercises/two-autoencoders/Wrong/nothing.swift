// expects: nothing

import NeuralNetworks

func trained(_ pictures: Tensor, transposed: Bool) -> [Tensor] { [] }
