// A reader of the book writes `import NeuralNetworks` and has the tensors too.
@_exported import Tensors
