// A reader of the book writes `import Tensors` and has `Extent2D` and the geometry too.
@_exported import ConvolutionMath
