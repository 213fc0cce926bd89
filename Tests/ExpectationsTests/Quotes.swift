import Expectations
import Testing

/// A tensor as one of the source documents prints it, with the tensor that it prints.
struct Quote: CustomTestStringConvertible {
  var fact: String
  var text: String
  var value: TensorValue

  var testDescription: String { fact }

  init(
    _ fact: String, _ text: String, _ shape: [Int], _ elements: [Double],
    _ type: TensorValue.ElementType = .float32
  ) {
    self.fact = fact
    self.text = text
    value = TensorValue(shape: shape, elementType: type, elements: elements)
  }
}

extension Quote {
  private static let scatter: [Double] = [1, 2, 1, 2, 3, 5, 5, 4, 1, 5, 5, 2, 3, 4, 3, 4]
  private static let matrix: [Double] = [
    1, 2, 0, 3, 4, 0, 0, 0, 0,
    0, 1, 2, 0, 3, 4, 0, 0, 0,
    0, 0, 0, 1, 2, 0, 3, 4, 0,
    0, 0, 0, 0, 1, 2, 0, 3, 4,
  ]
  private static let checkerboard: [Double] = [
    1, 1, 2, 1, 2, 1, 1,
    1, 1, 2, 1, 2, 1, 1,
    2, 2, 4, 2, 4, 2, 2,
    1, 1, 2, 1, 2, 1, 1,
    2, 2, 4, 2, 4, 2, 2,
    1, 1, 2, 1, 2, 1, 1,
    1, 1, 2, 1, 2, 1, 1,
  ]
  private static let bilinear: [Double] = [
    0.0625, 0.1875, 0.1875, 0.0625,
    0.1875, 0.5625, 0.5625, 0.1875,
    0.1875, 0.5625, 0.5625, 0.1875,
    0.0625, 0.1875, 0.1875, 0.0625,
  ]

  /// Every tensor and shape that the documents print.
  static let all = [
    Quote(
      "torch.basic", "tensor([[ 0., 0., 1.],\n[ 0., 4., 6.],\n[ 4., 12., 9.]])",
      [3, 3], [0, 0, 1, 0, 4, 6, 4, 12, 9]),
    Quote(
      "torch.padding1", "tensor([[[[4.]]]], grad_fn=<ConvolutionBackward0>)", [1, 1, 1, 1], [4]),
    Quote(
      "torch.stride2",
      """
      tensor([[[[0., 0., 0., 1.],
      [0., 0., 2., 3.],
      [0., 2., 0., 3.],
      [4., 6., 6., 9.]]]], grad_fn=<ConvolutionBackward0>)
      """,
      [1, 1, 4, 4], [0, 0, 0, 1, 0, 0, 2, 3, 0, 2, 0, 3, 4, 6, 6, 9]),
    Quote("torch.corr2d", "tensor([[27., 37.],\n[57., 67.]])", [2, 2], [27, 37, 57, 67]),
    Quote(
      "torch.matrix",
      """
      tensor([[1., 2., 0., 3., 4., 0., 0., 0., 0.],
      [0., 1., 2., 0., 3., 4., 0., 0., 0.],
      [0., 0., 0., 1., 2., 0., 3., 4., 0.],
      [0., 0., 0., 0., 1., 2., 0., 3., 4.]])
      """, [4, 9], matrix),
    Quote(
      "torch.matrix-equals-conv", "tensor([[True, True],\n[True, True]])", [2, 2], [1, 1, 1, 1],
      .bool),
    Quote(
      "jax.basic", "Array([[ 0., 0., 1.],\n[ 0., 4., 6.],\n[ 4., 12., 9.]], dtype=float32)",
      [3, 3], [0, 0, 1, 0, 4, 6, 4, 12, 9]),
    Quote(
      "jax.same", "Array([[[[ 0.],\n[ 3.]],\n[[ 6.],\n[14.]]]], dtype=float32)", [1, 2, 2, 1],
      [0, 3, 6, 14]),
    Quote("jax.padding", "Array([[[[14.]]]], dtype=float32)", [1, 1, 1, 1], [14]),
    Quote(
      "jax.corr2d", "Array([[27., 37.],\n[57., 67.]], dtype=float32)", [2, 2], [27, 37, 57, 67]),
    Quote(
      "jax.matrix-equals-conv", "Array([[ True, True],\n[ True, True]], dtype=bool)", [2, 2],
      [1, 1, 1, 1], .bool),
    Quote(
      "notes.output-padding", "torch.Size([1, 1, 6, 6])", [4], [1, 1, 6, 6], .int64),
    Quote("notes.worked", "6 14 4 / 2 17 21 / 0 1 5", [3, 3], [6, 14, 4, 2, 17, 21, 0, 1, 5]),
    Quote("answer.double", "torch.Size([1, 3, 32, 32])", [4], [1, 3, 32, 32], .int64),
    Quote(
      "section.scatter", "[[1. 2. 1. 2.]\n [3. 5. 5. 4.]\n [1. 5. 5. 2.]\n [3. 4. 3. 4.]]", [4, 4],
      scatter),
    Quote(
      "section.module",
      """
      tensor([[1., 2., 1., 2.],
              [3., 5., 5., 4.],
              [1., 5., 5., 2.],
              [3., 4., 3., 4.]])
      """, [4, 4], scatter),
    Quote(
      "section.checkerboard",
      """
      [[1. 1. 2. 1. 2. 1. 1.]
       [1. 1. 2. 1. 2. 1. 1.]
       [2. 2. 4. 2. 4. 2. 2.]
       [1. 1. 2. 1. 2. 1. 1.]
       [2. 2. 4. 2. 4. 2. 2.]
       [1. 1. 2. 1. 2. 1. 1.]
       [1. 1. 2. 1. 2. 1. 1.]]
      """, [7, 7], checkerboard),
    Quote("section.bilinear-1d", "[0.25, 0.75, 0.75, 0.25]", [4], [0.25, 0.75, 0.75, 0.25]),
    Quote(
      "section.bilinear-2d",
      """
      [[0.0625, 0.1875, 0.1875, 0.0625],
       [0.1875, 0.5625, 0.5625, 0.1875],
       [0.1875, 0.5625, 0.5625, 0.1875],
       [0.0625, 0.1875, 0.1875, 0.0625]]
      """, [4, 4], bilinear),
  ]

  /// JAX's channels-last tensor, whose middle the document leaves out.
  static let elided = Quote(
    "jax.stride2",
    """
    Array([[[[0.],
    [0.],
    [3.],
    [2.]],
    [[0.],
    ...
    [6.]],
    [[2.],
    [0.],
    [3.],
    [0.]]]], dtype=float32)
    """,
    [1, 4, 4, 1], [0, 0, 3, 2, 0, 0, 1, 0, 6, 4, 9, 6, 2, 0, 3, 0])
}
