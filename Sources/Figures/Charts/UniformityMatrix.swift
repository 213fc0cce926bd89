import Tensors

/// Which kernel sizes and strides give uniform overlap, one cell for each pair.
///
/// A cell holds the remainder of the kernel's size by the stride, and bars as high as the numbers of
/// copies that reach six neighbouring cells in the middle of a large output.
public struct UniformityMatrix: Figure {
  /// The kernel sizes, one a row.
  public var kernels: ClosedRange<Int>

  /// The strides, one a column.
  public var strides: ClosedRange<Int>

  /// Creates the figure.
  public init(kernels: ClosedRange<Int>, strides: ClosedRange<Int>) {
    self.kernels = kernels
    self.strides = strides
  }

  /// How many copies reach six neighbouring cells in the middle, starting at a multiple of the stride.
  public func counts(kernel: Int, stride: Int) -> [Int] {
    let inputs = 2 * kernel + 8
    let painted = transposedConv1D(
      Tensor(ones: [inputs]), weight: Tensor(ones: [kernel]), stride: stride)
    let start = inputs / 2 * stride
    return painted[start..<start + 6].scalars.map { Int($0) }
  }

  public var sketch: Sketch {
    let (width, height, left, top) = (84.0, 62.0, 44.0, 22.0)
    var sheet = Sketch(
      width: left + width * Double(strides.count), height: top + height * Double(kernels.count))
    for (column, stride) in strides.enumerated() {
      sheet.text("S = \(stride)", x: left + (Double(column) + 0.5) * width, y: 13, .note)
    }
    for (row, kernel) in kernels.enumerated() {
      let y = top + Double(row) * height
      sheet.text("K = \(kernel)", x: left - 7, y: y + height / 2 + 4, .note, anchor: .end)
      for (column, stride) in strides.enumerated() {
        sheet.place(cell(kernel, stride, width, height), x: left + Double(column) * width, y: y)
      }
    }
    return sheet
  }

  private func cell(
    _ kernel: Int, _ stride: Int, _ width: Double, _ height: Double
  ) -> Sketch {
    let (remainder, bars) = (kernel % stride, counts(kernel: kernel, stride: stride))
    let isUniform = remainder == 0
    var sheet = Sketch(width: width, height: height)
    sheet.rectangle(
      x: 0, y: 0, width: width, height: height,
      fill: isUniform ? Fill(.above, opacity: 0.2) : Fill(.below, opacity: 0.14),
      stroke: Stroke(.rule))
    sheet.text("\(remainder) \(isUniform ? "✓" : "✗")", x: width / 2, y: 17, .number)
    let unit = 32 / Double(max(bars.max() ?? 1, 1))
    for (index, count) in bars.enumerated() {
      let tall = Double(count) * unit
      sheet.rectangle(
        x: 9 + Double(index) * 11.5, y: height - 6 - tall, width: 8.5, height: tall,
        fill: Fill(.ink, opacity: 0.65))
    }
    return sheet
  }
}
