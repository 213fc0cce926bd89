import ConvolutionMath
import Drawing

/// A transposed convolution as painting: each input cell adds its copy of the kernel.
///
/// The input is 2 × 2 with the values 1 to 4. Cells are painted in any order; the output holds the
/// sums so far.
public struct PainterFigure: Figure {
  /// Whether the kernel is all ones, and not corners and centre.
  public let isDense: Bool

  /// By how many cells the copies lie apart.
  public let stride: Int

  /// Which of the four input cells have been painted.
  public let painted: [Bool]

  /// The cell that was painted last, if it still is.
  public let last: Int?

  /// The input's four values.
  public static let input: [Float] = [1, 2, 3, 4]

  public init(_ settings: Settings) {
    isDense = settings.value(of: "w", in: 0...1, default: 0) == 1
    stride = settings.value(of: "s", in: 1...3, default: 1)
    let mask = settings.value(of: "m", in: 0...15, default: 7)
    let painted = (0..<4).map { mask >> $0 & 1 == 1 }
    let cells = (0..<4).filter { painted[$0] }
    let rank = settings.value(of: "l", in: 0...cells.count, default: min(3, cells.count))
    self.painted = painted
    last = rank > 0 ? cells[rank - 1] : nil
  }

  public var parameters: [Parameter] {
    [
      Parameter(
        "w", "Kernel", isDense ? 1 : 0, in: 0...1, by: .choice(["corners and centre", "ones"])),
      Parameter("s", "Stride", stride, in: 1...3),
      Parameter("m", "Painted cells", mask, in: 0...15, by: .picture),
      Parameter("l", "Painted last", rank, in: 0...painted.count { $0 }, by: .picture),
    ]
  }

  public var motion: Motion? {
    let next = (0..<4).first { !painted[$0] }
    return Motion(next: next.map(toggled), start: "m0l0")
  }

  /// The rows and columns of the output.
  public var outputSize: Int { stride + 3 }

  /// The sums so far, row by row.
  public var sums: [Float] {
    let values = (0..<4).map { painted[$0] ? Self.input[$0] : 0 }
    return operation?.transposeByScatterAdd(values, weight: kernel) ?? []
  }

  /// How many of the copies painted so far have put something on each output cell.
  public var coats: [Float] {
    let values = painted.map { $0 ? Float(1) : 0 }
    let weight = kernel.map { $0 == 0 ? Float(0) : 1 }
    return operation?.transposeByScatterAdd(values, weight: weight) ?? []
  }

  public var says: Phrase {
    let count = painted.count { $0 }
    let shared = coats.count { $0 > 1 }
    var text: Phrase = ""
    if let last {
      let (row, column) = (last / 2 * stride, last % 2 * stride)
      text = """
        Cell (\(last / 2), \(last % 2)) has added \(Int(Self.input[last])) × the kernel to rows \
        \(row) to \(row + 2) and columns \(column) to \(column + 2). 
        """
    }
    text += "\(count) of 4 cells painted; "
    text +=
      shared == 0 ? "no output cell got" : "\(shared) output \(shared == 1 ? "cell" : "cells") got"
    return text + " more than one share."
  }

  private var kernel: [Float] {
    isDense ? ExampleKernel.ones : ExampleKernel.cornersAndCentre
  }

  private var operation: Convolution2D? {
    Convolution2D(painting: 2, kernelSize: 3, stride: stride)
  }

  private var mask: Int {
    (0..<4).reduce(0) { $0 | (painted[$1] ? 1 << $1 : 0) }
  }

  /// Which of the painted cells, in reading order from 1, was painted last; 0 for none.
  private var rank: Int {
    last.map { last in painted[...last].count { $0 } } ?? 0
  }

  /// The change of state that paints a cell, or takes its paint off.
  private func toggled(_ cell: Int) -> Phrase {
    "m\(mask ^ (1 << cell))l\(painted[cell] ? 0 : painted[..<cell].count { $0 } + 1)"
  }
}

/// The picture.
extension PainterFigure {
  public func draw(in markup: inout Markup) {
    drawInput(in: &markup)
    let factor = last.map { Self.input[$0] } ?? 1
    let kernel = kernel
    let caption: Phrase = last == nil ? "Kernel" : "\(Int(factor)) × kernel"
    markup.grid(Grid(caption, rows: 3, columns: 3, style: "large")) { row, column in
      Cell("\(Int(kernel[row * 3 + column] * factor))", style: last == nil ? "" : "tied")
    }
    drawOutput(in: &markup)
  }

  private func drawInput(in markup: inout Markup) {
    let entry = last ?? 0
    let grid = Grid(
      "Input, click to paint", rows: 2, columns: 2, entry: (entry / 2, entry % 2), style: "large")
    markup.grid(grid) { row, column in
      let number = row * 2 + column
      var cell = Cell(
        "\(Int(Self.input[number]))\(painted[number] ? " ✓" : "")", heat: painted[number] ? 2 : 0,
        style: number == last ? "lit" : "")
      cell.label = """
        input (\(row), \(column)): \(Int(Self.input[number])), \
        \(painted[number] ? "painted" : "not painted")
        """
      cell.isSelected = painted[number]
      cell.act = toggled(number)
      return cell
    }
  }

  private func drawOutput(in markup: inout Markup) {
    let (sums, coats, size) = (sums, coats, outputSize)
    markup.grid(Grid("Output so far, \(size) × \(size)", rows: size, columns: size, style: "large"))
    {
      row, column in
      let number = row * size + column
      let isNew = last.map { last in
        (0..<3).contains(row - last / 2 * stride) && (0..<3).contains(column - last % 2 * stride)
      }
      return Cell(
        "\(Int(sums[number]))", heat: min(Int(coats[number]), 5),
        style: isNew == true ? "tied" : coats[number] == 0 ? "faint" : "")
    }
  }
}
