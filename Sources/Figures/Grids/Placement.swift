public import Tensors

/// Where the copies of a kernel lie in the output, each in a frame of its own.
///
/// The frames differ in their dashes, and lie a little inside of one another, so that overlapping
/// copies can be told apart.
public struct Placement: Figure {
  /// The input, shape `[H, W]`.
  public var input: Tensor

  /// The kernel, shape `[kH, kW]`.
  public var kernel: Tensor

  /// The distance between neighbouring copies.
  public var stride: Int

  /// Creates the figure.
  public init(input: Tensor, kernel: Tensor, stride: Int) {
    self.input = input
    self.kernel = kernel
    self.stride = stride
  }

  /// The output with a frame for each copy.
  public var output: TensorGrid {
    let painted = transposedConv2D(input, weight: kernel, stride: Extent2D(stride))
    return TensorGrid(painted, title: "output").with { $0.frames = frames }
  }

  public var sketch: Sketch {
    let cells = TensorGrid(input, title: "input").with { $0.isColoured = false }
    let weights = TensorGrid(kernel, title: "kernel").with { $0.isColoured = false }
    return Row([Row([cells, weights], signs: ["*"]), output], signs: ["→ stride \(stride)"]).sketch
  }

  private var frames: [GridFrame] {
    let looks = [
      Stroke(.accent, width: 2.5), Stroke(.below, width: 2.5, dashes: "7 3"),
      Stroke(.ink, width: 2.5, dashes: "2 3"), Stroke(.soft, width: 2.5, dashes: "9 3 2 3"),
    ]
    var frames: [GridFrame] = []
    for row in 0..<input.shape[0] {
      for column in 0..<input.shape[1] {
        let (top, left) = (row * stride, column * stride)
        let look = (row % 2) * 2 + column % 2
        frames.append(
          GridFrame(
            rows: top..<top + kernel.shape[0], columns: left..<left + kernel.shape[1],
            looks[look], inset: 1.5 + Double(look)))
      }
    }
    return frames
  }
}
