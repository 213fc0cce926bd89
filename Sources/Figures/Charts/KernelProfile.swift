public import Tensors

/// The weights of a kernel along a line, repeated at the distance of the stride, and their sum.
///
/// Each copy is a broken line through its weights. The sum is a row of dots: where they lie at one
/// height, a uniform input stays uniform.
public struct KernelProfile: Figure {
  /// The weights, shape `[K]`.
  public var weights: Tensor

  /// The distance between neighbouring copies.
  public var stride: Int

  /// The number of copies.
  public var copies: Int

  /// Creates the figure.
  public init(_ weights: Tensor, stride: Int, copies: Int = 3) {
    self.weights = weights
    self.stride = stride
    self.copies = copies
  }

  /// What the copies add up to, cell by cell.
  public var sum: Tensor {
    transposedConv1D(Tensor(ones: [copies]), weight: weights, stride: stride)
  }

  public var sketch: Sketch {
    let (step, tall, top) = (30.0, 84.0, 24.0)
    let largest = Double(max(sum.max(), weights.max()))
    let size = sum.shape[0]
    var sheet = Sketch(width: step * Double(size) + 12, height: top + tall + 24)
    func x(_ cell: Int) -> Double { 6 + (Double(cell) + 0.5) * step }
    func y(_ value: Float) -> Double { top + tall * (1 - Double(value) / largest) }

    sheet.line(x1: 0, y1: y(0), x2: sheet.width, y2: y(0), Stroke(.rule))
    for copy in 0..<copies {
      let points = weights.scalars.enumerated().map { k, weight in
        (x: x(copy * stride + k), y: y(weight))
      }
      let dashes = copy.isMultiple(of: 2) ? nil : "5 3"
      sheet.polyline(points, Stroke(.accent, width: 2, dashes: dashes))
      for point in points { sheet.dot(x: point.x, y: point.y, radius: 2.5, Fill(.accent)) }
    }
    for (cell, value) in sum.scalars.enumerated() {
      sheet.dot(x: x(cell), y: y(value), radius: 4, Fill(.below))
      sheet.text(label(of: value, decimals: 2), x: x(cell), y: 12, .number)
      sheet.text("\(cell)", x: x(cell), y: sheet.height - 6, .note)
    }
    return sheet
  }
}
