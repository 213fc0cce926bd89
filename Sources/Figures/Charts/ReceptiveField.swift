/// Which input cells one output cell depends on, layer by layer, along one axis.
///
/// The output stands at the top and the input at the bottom. Cells that are reached are filled, and
/// lines show which cells each of them is computed from.
public struct ReceptiveField: Figure {
  /// A layer as far as one axis is concerned.
  public enum Layer: Hashable, Sendable {
    /// A convolution.
    case convolution(kernel: Int, stride: Int = 1, padding: Int = 0)

    /// A transposed convolution.
    case transposed(kernel: Int, stride: Int, padding: Int = 0)

    /// Nearest-neighbour interpolation by a factor.
    case nearest(factor: Int)
  }

  /// The layers, the first one next to the input.
  public var layers: [Layer]

  /// The number of input cells.
  public var inputSize: Int

  /// The output cells that are followed down to the input.
  public var cells: [Int]

  /// What the rows are called, from the input to the output.
  public var labels: [String]

  /// Creates the figure.
  public init(layers: [Layer], inputSize: Int, cells: [Int], labels: [String] = []) {
    self.layers = layers
    self.inputSize = inputSize
    self.cells = cells
    self.labels = labels
  }

  /// The sizes of all rows, the input first.
  public var sizes: [Int] {
    layers.reduce(into: [inputSize]) { sizes, layer in
      sizes.append(layer.outputSize(of: sizes[sizes.count - 1]))
    }
  }

  /// The cells of each row that are reached, the input first.
  public var reached: [[Int]] {
    var rows = [cells]
    for (index, layer) in layers.enumerated().reversed() {
      let sources = rows[0].flatMap { layer.sources(of: $0, inputSize: sizes[index]) }
      rows.insert(Set(sources).sorted(), at: 0)
    }
    return rows
  }
}

extension ReceptiveField.Layer {
  /// The size that a line gets.
  func outputSize(of size: Int) -> Int {
    switch self {
    case .convolution(let kernel, let stride, let padding):
      (size + 2 * padding - kernel) / stride + 1
    case .transposed(let kernel, let stride, let padding):
      (size - 1) * stride + kernel - 2 * padding
    case .nearest(let factor): size * factor
    }
  }

  /// The input cells from which an output cell is computed.
  func sources(of cell: Int, inputSize: Int) -> [Int] {
    let candidates =
      switch self {
      case .convolution(let kernel, let stride, let padding):
        (0..<kernel).map { cell * stride - padding + $0 }
      case .transposed(let kernel, let stride, let padding):
        (0..<kernel).map { cell + padding - $0 }.filter { $0 >= 0 && $0 % stride == 0 }
          .map { $0 / stride }
      case .nearest(let factor): [cell / factor]
      }
    return candidates.filter { (0..<inputSize).contains($0) }
  }
}
