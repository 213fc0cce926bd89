// A reader of the book writes `import Tensors` and has `Extent2D` and the geometry too.
@_exported import ConvolutionMath
// The tensor itself stands apart, for exercises that are to build the operators from it.
@_exported import TensorCore
