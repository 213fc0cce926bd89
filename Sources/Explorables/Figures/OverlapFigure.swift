import ConvolutionMath
import Drawing

/// How many input cells reach each output cell of a transposed convolution.
public struct OverlapFigure: Figure {
  /// The kernel's rows and columns.
  public let kernelSize: Int

  /// By how many cells the copies lie apart.
  public let stride: Int

  /// The rows and columns of the input: enough for an inside that no edge reaches.
  public static let inputSize = 6

  public init(_ settings: Settings) {
    kernelSize = settings.value(of: "k", in: 1...6, default: 3)
    stride = settings.value(of: "s", in: 1...4, default: 2)
  }

  /// Creates the figure of a kernel, at most 6, and a stride, at most 4.
  public init(kernelSize: Int, stride: Int) {
    self.init("k\(kernelSize)s\(stride)")
  }

  public var parameters: [Parameter] {
    [
      Parameter("k", "Kernel K", kernelSize, in: 1...6),
      Parameter("s", "Stride S", stride, in: 1...4),
    ]
  }

  /// The rows and columns of the output.
  public var outputSize: Int { line.count }

  /// How many input cells reach each cell of one line of the output.
  public var line: [Int] {
    (try? geometry.overlapCounts(of: Self.inputSize)) ?? []
  }

  /// How many input cells reach each cell of the output, row by row.
  public var counts: [Int] {
    let axes = ConvolutionGeometry2D(vertical: geometry, horizontal: geometry)
    return (try? axes.overlapCounts(of: Extent2D(Self.inputSize))) ?? []
  }

  /// The counts along a line that repeat inside, one for each cell of a step.
  public var pattern: [Int] {
    let first = (kernelSize - 1 + stride - 1) / stride * stride
    return Array(line[first..<first + stride])
  }

  /// Whether all cells inside are reached equally often.
  public var isUniform: Bool {
    pattern.allSatisfy { $0 == pattern[0] }
  }

  public var says: Phrase {
    var list: Phrase = ""
    for count in pattern { list += "\(list.isEmpty ? "" : ", ")\(count)" }
    guard !isUniform else {
      return """
        ✓ Even: \(kernelSize) is a multiple of \(stride). Inside, each cell is reached \
        \(pattern[0] * pattern[0]) \(pattern[0] == 1 ? "time" : "times").
        """
    }
    let (least, most) = (pattern.min() ?? 0, pattern.max() ?? 0)
    return """
      ✗ Uneven: \(kernelSize) is no multiple of \(stride). Inside, the counts \(list) repeat along \
      each axis, so cells are reached \(least * least) to \(most * most) times\
      \(least == 0 ? ", and some not at all" : "").
      """
  }

  private var geometry: ConvolutionGeometry {
    ConvolutionGeometry(kernelSize: kernelSize, stride: stride)
  }

  public func draw(in markup: inout Markup) {
    let (line, counts, size) = (line, counts, outputSize)
    let most = counts.max() ?? 1
    let strip: Phrase = isUniform ? "dense even" : "dense uneven"
    markup.grid(Grid("Along one line", rows: 1, columns: size, style: strip)) { _, column in
      Cell("\(line[column])", heat: Self.heat(line[column], of: line.max() ?? 1))
    }
    let grid = Grid(
      "Both axes: row × column, \(size) × \(size)", rows: size, columns: size, style: "dense")
    markup.grid(grid) { row, column in
      let count = counts[row * size + column]
      return Cell("\(count)", heat: Self.heat(count, of: most))
    }
  }

  /// How strongly a count is coloured; no cell without a count is.
  private static func heat(_ count: Int, of most: Int) -> Int {
    (count * 5 + most - 1) / max(most, 1)
  }
}
