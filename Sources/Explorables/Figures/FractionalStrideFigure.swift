import ConvolutionMath
import Drawing

/// A transposed convolution as an ordinary one: zeros between the cells, zeros around them, and the
/// turned kernel slid over with stride 1.
public struct FractionalStrideFigure: Figure {
  /// The stages, first to last.
  public enum Stage: Int, CaseIterable, Sendable {
    case input
    case spread
    case framed
    case sliding
  }

  /// What is shown.
  public let stage: Stage

  /// The stride S of the transposed convolution.
  public let stride: Int

  /// Its padding P.
  public let padding: Int

  /// The output cell at which the kernel lies, counted row by row.
  public let position: Int

  /// The input's four values.
  public static let input: [Float] = [1, 2, 3, 4]

  /// The kernel, three by three.
  public static let kernel = ExampleKernel.numbers

  public init(_ settings: Settings) {
    let stage = settings.value(of: "t", in: 0...3, default: 3)
    self.stage = Stage.allCases[stage]
    let stride = settings.value(of: "s", in: 1...3, default: 2)
    let padding = settings.value(of: "p", in: Self.paddings(stride), default: 0)
    self.stride = stride
    self.padding = padding
    let size = stride + 3 - 2 * padding
    position = settings.value(of: "c", in: 0...(size * size - 1), default: 0)
  }

  public var parameters: [Parameter] {
    [
      Parameter(
        "t", "Stage", stage.rawValue, in: 0...3,
        by: .choice(["input", "zeros between", "zeros around", "convolution"])),
      Parameter("s", "Stride S", stride, in: 1...3),
      Parameter("p", "Padding P", padding, in: Self.paddings(stride)),
      Parameter("c", "Position", position, in: 0...(outputSize * outputSize - 1), by: .picture),
    ]
  }

  public var motion: Motion? {
    let isLast = position == outputSize * outputSize - 1
    let next: Phrase? =
      stage != .sliding ? "t\(stage.rawValue + 1)c0" : isLast ? nil : "c\(position + 1)"
    return Motion(next: next, start: "t0c0")
  }

  /// The rows and columns of the output.
  public var outputSize: Int { stride + 3 - 2 * padding }

  /// The zeros around, K − 1 − P.
  public var frame: Int { 2 - padding }

  /// The rows and columns of the image that the stage shows.
  public var shownSize: Int {
    switch stage {
    case .input: 2
    case .spread: stride + 1
    case .framed, .sliding: stride + 1 + 2 * frame
    }
  }

  /// The image that the stage shows, row by row.
  public var shown: [Float] {
    guard stage != .input, let operation, let shape = try? operation.spreadShape() else {
      return Self.input
    }
    let image = operation.spreadOut(Self.input, to: shape)
    guard stage == .spread else { return image }
    let (size, width) = (stride + 1, shape.size.width)
    return (0..<size * size).map { cell in
      image[(frame + cell / size) * width + frame + cell % size]
    }
  }

  /// The output, row by row.
  public var output: [Float] {
    guard let operation else { return [] }
    return (try? operation.transposeByZeroInsertion(Self.input, weight: Self.kernel)) ?? []
  }

  /// The kernel after half a turn.
  public var turnedKernel: [Float] { operation?.rotated(Self.kernel) ?? [] }

  public var says: Phrase {
    switch stage {
    case .input:
      return "The input has 2 × 2 cells."
    case .spread:
      let zeros: Phrase =
        stride == 1 ? "No zero goes" : stride == 2 ? "One zero goes" : "Two zeros go"
      return """
        \(zeros) between neighbouring cells, S − 1 = \(stride - 1): \(shownSize) × \(shownSize) cells.
        """
    case .framed:
      return """
        K − 1 − P = \(frame) rows and columns of zeros go around: \(shownSize) × \(shownSize) cells.
        """
    case .sliding:
      return """
        The kernel, turned by 180 degrees, moves by one cell at a time. Output cell \
        (\(position / outputSize), \(position % outputSize)) is \(products) = \
        \(Int(output[position])).
        """
    }
  }

  /// The products that are not zero below the kernel.
  private var products: Phrase {
    let (image, kernel, size) = (shown, turnedKernel, shownSize)
    var sum: Phrase = ""
    for cell in 0..<9 {
      let row = position / outputSize + cell / 3
      let value = image[row * size + position % outputSize + cell % 3]
      if value != 0 { sum += "\(sum.isEmpty ? "" : " + ")\(Int(value))·\(Int(kernel[cell]))" }
    }
    return sum.isEmpty ? "a sum of zeros" : sum
  }

  private var operation: Convolution2D? {
    Convolution2D(painting: 2, kernelSize: 3, stride: stride, padding: padding)
  }

  /// The frame is not negative, and at least one output cell is left.
  private static func paddings(_ stride: Int) -> ClosedRange<Int> {
    stride == 1 ? 0...1 : 0...2
  }
}

/// The picture.
extension FractionalStrideFigure {
  public func draw(in markup: inout Markup) {
    drawImage(in: &markup)
    guard stage == .sliding else { return }
    let kernel = turnedKernel
    markup.grid(Grid("Kernel, turned", rows: 3, columns: 3, style: "middling")) { row, column in
      Cell("\(Int(kernel[row * 3 + column]))", style: "tied")
    }
    drawOutput(in: &markup)
  }

  private func drawImage(in markup: inout Markup) {
    let (image, size) = (shown, shownSize)
    let caption: Phrase =
      switch stage {
      case .input: "Input, 2 × 2"
      case .spread: "Zeros between, \(size) × \(size)"
      case .framed, .sliding: "Zeros between and around, \(size) × \(size)"
      }
    markup.grid(Grid(caption, rows: size, columns: size, style: "middling")) { row, column in
      let isCell = isInputCell(row) && isInputCell(column)
      let isBelowKernel = stage == .sliding && isWindow(row, column)
      return Cell(
        "\(Int(image[row * size + column]))", heat: isCell ? 3 : 0,
        style: isBelowKernel
          ? "tied" : isCell ? "" : isAround(row) || isAround(column) ? "around" : "between")
    }
  }

  private func drawOutput(in markup: inout Markup) {
    let (output, size) = (output, outputSize)
    let grid = Grid(
      "Output, \(size) × \(size)", rows: size, columns: size,
      entry: (position / size, position % size), style: "large")
    markup.grid(grid) { row, column in
      let number = row * size + column
      var cell = Cell("\(Int(output[number]))", style: number == position ? "lit" : "")
      cell.label = "output (\(row), \(column)): \(Int(output[number]))"
      cell.isSelected = number == position
      cell.look = "c\(number)"
      cell.act = cell.look
      return cell
    }
  }

  /// Whether a row or column of the shown image holds cells of the input.
  private func isInputCell(_ index: Int) -> Bool {
    guard stage != .input else { return true }
    let place = index - margin
    return place >= 0 && place <= stride && place.isMultiple(of: stride)
  }

  private func isAround(_ index: Int) -> Bool {
    index < margin || index > margin + stride
  }

  private func isWindow(_ row: Int, _ column: Int) -> Bool {
    (0..<3).contains(row - position / outputSize)
      && (0..<3).contains(column - position % outputSize)
  }

  /// Where the input begins in the shown image.
  private var margin: Int { stage == .framed || stage == .sliding ? frame : 0 }
}
