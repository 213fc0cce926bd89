import ConvolutionMath
import Drawing

/// One matrix Wᵀ, read by columns from the input and by rows from the output.
///
/// The input is 2 × 2, the kernel 3 × 3, the output 4 × 4. Pointing at an input cell shows its column
/// of Wᵀ and the cells that it paints; pointing at an output cell shows its row and the cells that
/// feed it.
public struct AdjointFigure: Figure {
  /// A cell of one of the two images, numbered row by row.
  public enum Place: Hashable, Sendable {
    case input(Int)
    case output(Int)
  }

  /// The cell that is pointed at.
  public let place: Place

  /// Whether the kernel is corners and centre, and not the numbers 1 to 9.
  public let isSparse: Bool

  /// The input's four values.
  public static let input: [Float] = [1, 2, 3, 4]

  public init(_ settings: Settings) {
    isSparse = settings.value(of: "w", in: 0...1, default: 0) == 1
    let cell = settings.value(of: "c", in: 0...19, default: 0)
    place = cell < 4 ? .input(cell) : .output(cell - 4)
  }

  public var parameters: [Parameter] {
    [
      Parameter(
        "w", "Kernel", isSparse ? 1 : 0, in: 0...1,
        by: .choice(["1 to 9", "corners and centre"])),
      Parameter("c", "Cell", cell, in: 0...19, by: .picture),
    ]
  }

  /// The matrix Wᵀ, 16 rows for the output's cells and 4 columns for the input's, row by row.
  public var matrix: [Float] {
    guard let operation else { return [] }
    let forward = operation.matrix(weight: kernel).dense()
    return (0..<16).flatMap { row in (0..<4).map { column in forward[column * 16 + row] } }
  }

  /// The output's sixteen values, Wᵀx.
  public var output: [Float] {
    operation?.transposeByMatrix(Self.input, weight: kernel) ?? []
  }

  /// The cells of the other image that the place is tied to by a weight that is not zero.
  public var partners: [Int] {
    let matrix = matrix
    return switch place {
    case .input(let column): (0..<16).filter { matrix[$0 * 4 + column] != 0 }
    case .output(let row): (0..<4).filter { matrix[row * 4 + $0] != 0 }
    }
  }

  public var says: Phrase {
    switch place {
    case .input(let cell):
      return """
        Input cell \(Self.name(cell, of: 2)) holds \(Int(Self.input[cell])). Its column of Wᵀ has \
        \(partners.count) weights that are not zero: it paints these \(partners.count) output cells.
        """
    case .output(let cell):
      var sum: Phrase = ""
      let matrix = matrix
      for partner in partners {
        let weight = Int(matrix[cell * 4 + partner])
        sum += "\(sum.isEmpty ? "" : " + ")\(Int(Self.input[partner]))·\(weight)"
      }
      let count = partners.count
      return """
        Output cell \(Self.name(cell, of: 4)) is \(sum.isEmpty ? "" : "\(sum) = ")\
        \(Int(output[cell])). Its row of Wᵀ has \(count) \(count == 1 ? "weight" : "weights") that \
        \(count == 1 ? "is" : "are") not zero.
        """
    }
  }

  private var kernel: [Float] {
    isSparse ? ExampleKernel.cornersAndCentre : ExampleKernel.numbers
  }

  private var operation: Convolution2D? {
    Convolution2D(painting: 2, kernelSize: 3)
  }

  /// The place as one number: the input's cells, then the output's.
  private var cell: Int {
    switch place {
    case .input(let cell): cell
    case .output(let cell): cell + 4
    }
  }

  /// A cell's row and column, such as `(0, 1)`.
  private static func name(_ cell: Int, of size: Int) -> Phrase {
    "(\(cell / size), \(cell % size))"
  }
}

/// The picture.
extension AdjointFigure {
  public func draw(in markup: inout Markup) {
    let partners = partners
    image("Input x", Self.input, size: 2, first: 0, partners, in: &markup)
    drawMatrix(in: &markup)
    image("Output Wᵀx", output, size: 4, first: 4, partners, in: &markup)
  }

  /// Draws the input or the output, whose cells are numbered from `first` on.
  private func image(
    _ caption: Phrase, _ values: [Float], size: Int, first: Int, _ partners: [Int],
    in markup: inout Markup
  ) {
    let isHere = cell >= first && cell < first + values.count
    let chosen = isHere ? cell - first : 0
    let grid = Grid(
      "\(caption), \(size) × \(size)", rows: size, columns: size,
      entry: (chosen / size, chosen % size), style: "large")
    markup.grid(grid) { row, column in
      let number = row * size + column
      let isPartner = !isHere && partners.contains(number)
      let isChosen = isHere && number == chosen
      var cell = Cell(
        "\(Int(values[number]))", heat: isPartner ? 3 : 0,
        style: isChosen ? "lit" : isPartner ? "tied" : "")
      let side: Phrase = first == 0 ? "input" : "output"
      let tie: Phrase = isPartner ? (first == 0 ? ", feeds it" : ", painted by it") : ""
      cell.label = "\(side) \(Self.name(number, of: size)): \(Int(values[number]))\(tie)"
      cell.isSelected = isChosen
      cell.look = "c\(first + number)"
      cell.act = cell.look
      return cell
    }
  }

  private func drawMatrix(in markup: inout Markup) {
    let matrix = matrix
    let grid = Grid("Wᵀ, 16 × 4", rows: 16, columns: 4, style: "small")
    markup.grid(grid) { row, column in
      let value = Int(matrix[row * 4 + column])
      let isOnLine =
        switch place {
        case .input(let cell): column == cell
        case .output(let cell): row == cell
        }
      return Cell(
        "\(value)", heat: isOnLine && value != 0 ? 3 : 0,
        style: isOnLine ? (value == 0 ? "line" : "line tied") : value == 0 ? "faint" : "")
    }
  }
}
