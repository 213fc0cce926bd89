public import Tensors

/// The stages by which an ordinary convolution computes a transposed one: the input, zeros between
/// its cells, and a frame of zeros with the first window of the kernel.
public struct ZeroInsertion: Figure {
  /// The input, shape `[H, W]`.
  public var input: Tensor

  /// The size of the kernel along each axis.
  public var kernelSize: Int

  /// The stride of the transposed convolution.
  public var stride: Int

  /// The padding of the transposed convolution, below the kernel's size.
  public var padding: Int

  /// Creates the figure.
  public init(input: Tensor, kernelSize: Int, stride: Int, padding: Int = 0) {
    self.input = input
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
  }

  /// The input with zeros between its cells.
  public var spread: TensorGrid {
    let (H, W) = (input.shape[0], input.shape[1])
    var wide = Tensor(zeros: [(H - 1) * stride + 1, (W - 1) * stride + 1])
    for row in 0..<H {
      for column in 0..<W { wide[row * stride, column * stride] = input[row, column] }
    }
    return TensorGrid(wide, title: "zeros between")
  }

  /// The spread input in its frame of zeros, with a mark around the kernel's first window.
  public var framed: TensorGrid {
    let border = kernelSize - 1 - padding
    let wide = spread.values
    let (H, W) = (wide.shape[0], wide.shape[1])
    var ready = Tensor(zeros: [H + 2 * border, W + 2 * border])
    ready[border..<border + H, border..<border + W] = wide
    return TensorGrid(ready, title: "framed").with {
      $0.frames = [
        GridFrame(
          rows: border..<border + H, columns: border..<border + W,
          Stroke(.soft, width: 1.5, dashes: "4 3")),
        GridFrame(rows: 0..<kernelSize, columns: 0..<kernelSize),
      ]
      $0.side = 22
    }
  }

  public var sketch: Sketch {
    Row([TensorGrid(input, title: "input"), spread, framed], signs: ["→", "→"]).sketch
  }
}
