public import Tensors

/// How a pixel shuffle unfolds channels: the small planes, and the large one that their cells make.
///
/// Each channel has a tint and a number of its own, and one block of the output is framed together
/// with the cells that it comes from.
public struct PixelShuffleMap: Figure {
  /// The factor of enlargement.
  public var factor: Int

  /// The rows and columns of a small plane.
  public var size: Int

  /// Creates the figure.
  public init(factor: Int = 2, size: Int = 2) {
    self.factor = factor
    self.size = size
  }

  /// The channels, numbered throughout, shape `[1, factor², size, size]`.
  public var channels: Tensor {
    let count = factor * factor
    return Tensor(arange: 0..<count * size * size).reshaped(to: [1, count, size, size])
  }

  public var sketch: Sketch {
    let small = (0..<factor * factor).map { channel in
      let cells = Sketch.numbers(channels[0, channel, ...]) { _, _ in channel }
      return cells.framing(rows: 0..<1, columns: 0..<1).titled("\(channel)")
    }
    let shuffled = channels.pixelShuffled(by: factor)[0, 0, ...]
    let large = Sketch.numbers(shuffled) { row, column in
      row % factor * factor + column % factor
    }
    let framed = large.framing(rows: 0..<factor, columns: 0..<factor).titled("unfolded")
    return .row(
      [.row(small, spacing: 8), .arrow(), framed], spacing: 8)
  }
}

extension Sketch {
  private static let cell = 26.0

  /// Returns a grid of whole numbers, each tinted by the channel it comes from.
  fileprivate static func numbers(
    _ values: Tensor, channel: (_ row: Int, _ column: Int) -> Int
  ) -> Sketch {
    let tints = [
      Fill(.above, opacity: 0.16), Fill(.above, opacity: 0.55), Fill(.below, opacity: 0.2),
      Fill(.below, opacity: 0.6),
    ]
    let (H, W) = (values.shape[0], values.shape[1])
    var sheet = Sketch(width: Double(W) * cell, height: Double(H) * cell)
    for row in 0..<H {
      for column in 0..<W {
        let (x, y) = (Double(column) * cell, Double(row) * cell)
        sheet.rectangle(
          x: x, y: y, width: cell, height: cell, fill: tints[channel(row, column) % tints.count],
          stroke: Stroke(.rule))
        sheet.text(
          label(of: values[row, column], decimals: 0), x: x + cell / 2, y: y + cell / 2 + 4.7,
          .number)
      }
    }
    return sheet
  }

  fileprivate func framing(rows: Range<Int>, columns: Range<Int>) -> Sketch {
    var copy = self
    copy.rectangle(
      x: Double(columns.lowerBound) * Self.cell, y: Double(rows.lowerBound) * Self.cell,
      width: Double(columns.count) * Self.cell, height: Double(rows.count) * Self.cell,
      stroke: Stroke(.accent, width: 2.5))
    return copy
  }
}
