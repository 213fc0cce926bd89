public import Tensors

/// A kernel, and the same kernel turned by 180 degrees, with one corner followed through.
public struct KernelFlip: Figure {
  /// The kernel, shape `[kH, kW]`.
  public var kernel: Tensor

  /// Creates the figure.
  public init(_ kernel: Tensor) {
    self.kernel = kernel
  }

  public var sketch: Sketch {
    let (H, W) = (kernel.shape[0], kernel.shape[1])
    let before = TensorGrid(kernel, title: "as stored").with {
      $0.frames = [GridFrame(GridCell(0, 0))]
    }
    let after = TensorGrid(kernel.flipped(axes: [0, 1]), title: "turned").with {
      $0.frames = [GridFrame(GridCell(H - 1, W - 1))]
    }
    return Row([before, after], signs: ["→ 180°"]).sketch
  }
}
