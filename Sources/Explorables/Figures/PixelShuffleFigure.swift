import ConvolutionMath
import Drawing

/// Where each element goes when channels become pixels.
///
/// The input has 2 × 2 cells, named `a` to `d`, and r² channels for each output channel.
public struct PixelShuffleFigure: Figure {
  /// By how much rows and columns grow, r.
  public let factor: Int

  /// The channels of the output, C.
  public let channels: Int

  /// Which channel holds which pixel of a block.
  public let order: PixelShuffleOrder

  /// The output's element that is pointed at, counted through its channels row by row.
  public let chosen: Int

  public init(_ settings: Settings) {
    factor = settings.value(of: "r", in: 2...3, default: 2)
    channels = settings.value(of: "c", in: 1...2, default: 1)
    order =
      settings.value(of: "d", in: 0...1, default: 0) == 0 ? .channelFirst : .depthFirst
    chosen = settings.value(of: "o", in: 0...(channels * factor * factor * 4 - 1), default: 6)
  }

  public var parameters: [Parameter] {
    [
      Parameter("r", "Factor r", factor, in: 2...3),
      Parameter("c", "Output channels C", channels, in: 1...2),
      Parameter(
        "d", "Order", order == .channelFirst ? 0 : 1, in: 0...1,
        by: .choice(["PyTorch", "TensorFlow"])),
      Parameter(
        "o", "Output cell", chosen, in: 0...(channels * factor * factor * 4 - 1), by: .picture),
    ]
  }

  /// For each element of the output, the place of its value in the input.
  public var sources: [Int] {
    guard let input = try? ImageShape(channels: channels * factor * factor, size: 2),
      let map = try? PixelShuffleMap(reading: input, factor: factor, order: order)
    else { return [] }
    return map.sources()
  }

  public var says: Phrase {
    let size = 2 * factor
    let (channel, row, column) = (chosen / (size * size), chosen / size % size, chosen % size)
    let cell = row % factor * factor + column % factor
    let source = sources[chosen]
    let sum: Phrase =
      order == .channelFirst
      ? "\(channel)·\(factor)² + \(cell)" : "\(cell)·\(channels) + \(channel)"
    return """
      Output channel \(channel), cell (\(row), \(column)) is cell (\(row / factor), \
      \(column / factor)) of input channel \(source / 4): place \(cell) of its block, and \
      \(sum) = \(source / 4). Nothing is added, nothing overlaps.
      """
  }
}

/// The picture.
extension PixelShuffleFigure {
  public func draw(in markup: inout Markup) {
    let sources = sources
    markup.element("div", ["class": "group"]) { group in
      for channel in 0..<channels * factor * factor {
        drawInput(channel, sources, in: &group)
      }
    }
    markup.element("div", ["class": "group"]) { group in
      for channel in 0..<channels { drawOutput(channel, sources, in: &group) }
    }
  }

  private func drawInput(_ channel: Int, _ sources: [Int], in markup: inout Markup) {
    let source = sources[chosen]
    let entry = source / 4 == channel ? source % 4 : 0
    let grid = Grid(
      "In \(channel)", rows: 2, columns: 2, entry: (entry / 2, entry % 2), style: "large")
    markup.grid(grid) { row, column in
      let number = channel * 4 + row * 2 + column
      let target = sources.firstIndex(of: number) ?? 0
      return self.cell(
        source: number, target: target, label: "input channel \(channel), cell (\(row), \(column))")
    }
  }

  private func drawOutput(_ channel: Int, _ sources: [Int], in markup: inout Markup) {
    let size = 2 * factor
    let entry = chosen / (size * size) == channel ? chosen % (size * size) : 0
    let grid = Grid(
      "Out \(channel)", rows: size, columns: size, entry: (entry / size, entry % size),
      style: factor == 2 ? "large blocks-2" : "large blocks-3")
    markup.grid(grid) { row, column in
      let target = (channel * size + row) * size + column
      return self.cell(
        source: sources[target], target: target,
        label: "output channel \(channel), cell (\(row), \(column))")
    }
  }

  /// A cell of either side: it names the input's channel and cell, and chooses the output's element.
  private func cell(source: Int, target: Int, label: Phrase) -> Cell {
    let letter = Phrase(bytes: [UInt8(ascii: "a") + UInt8(source % 4)])
    let isChosen = target == chosen
    var cell = Cell(
      "\(source / 4)\(letter)", heat: source % 4 + 1, style: isChosen ? "lit" : "")
    cell.label = "\(label): value \(source / 4)\(letter)"
    cell.isSelected = isChosen
    cell.look = "o\(target)"
    cell.act = cell.look
    return cell
  }
}
