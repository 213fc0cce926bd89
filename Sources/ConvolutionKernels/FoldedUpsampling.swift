import ConvolutionMath

/// An enlargement and the convolution before or after it, as one transposed convolution.
///
/// *Nearest, then convolution*: every input pixel becomes a square of equal ones, so the kernel's
/// weights that meet one square act as their sum. The summed kernel, moved by `factor`, does the same
/// to the small image, with (kernelSize + factor − 1)² weights for factor² outputs in place of
/// kernelSize² for each:
///
///     factor 2, kernel [w₀ w₁ w₂]  →  [w₂  w₁+w₂  w₀+w₁  w₀], stride 2
///
/// *Convolution, then pixel shuffle*: each of the factor² channels that make one output channel is a
/// phase of a kernel of factor·kernelSize. Its weights are only reordered.
///
///     let fold = try FoldedUpsampling(
///       .nearestThenConvolution, input: shape, outputChannels: 64, kernelSize: 3, padding: 1)
///     let weight = fold.weight(from: convolutionWeight)
///     let enlarged = fold.convolution.transposed(input, weight: weight, bias: bias)
///
/// Both are the same sums in another order. Summing weights first rounds once more; infinite weights
/// stay infinite, and only weights beyond 2¹²⁶ could overflow where their products would not.
///
/// - SeeAlso: Shi et al., *Is the deconvolution layer the same as a convolutional layer?* (2016).
public struct FoldedUpsampling: Sendable {
  /// In which order the two steps come.
  public enum Kind: Hashable, Sendable {
    /// Each pixel is repeated `factor` times along both axes, and a convolution of stride 1 follows.
    case nearestThenConvolution

    /// A convolution of stride 1 makes factor² channels for each output channel, and PyTorch's
    /// `PixelShuffle` makes them neighbours.
    case convolutionThenPixelShuffle
  }

  /// The transposed convolution that does both; its features are the input.
  public let convolution: Convolution2D

  /// In which order the two steps come.
  public let kind: Kind

  private let kernelSize: Int
  private let padding: Int
  private let factor: Int

  /// Folds two steps.
  ///
  /// - Parameters:
  ///   - kind: In which order they come.
  ///   - input: The shape of what the first one reads.
  ///   - outputChannels: The channels of what the second one writes.
  ///   - kernelSize: The rows and columns of the convolution's kernel.
  ///   - padding: The zeros that it adds to each edge, less than the kernel's size.
  ///   - factor: By how much rows and columns grow.
  /// - Throws: The `GeometryError` that says which number does not fit.
  public init(
    _ kind: Kind, input: ImageShape, outputChannels: Int, kernelSize: Int, padding: Int,
    factor: Int = 2
  ) throws(GeometryError) {
    for (value, quantity, least) in [
      (kernelSize, GeometryError.Quantity.kernelSize, 1), (padding, .padding, 0),
      (factor, .factor, 1),
    ] where value < least {
      throw .tooSmall(quantity, value: value, least: least)
    }
    self.kind = kind
    self.kernelSize = kernelSize
    self.padding = padding
    self.factor = factor
    guard padding < kernelSize else {
      throw .tooSmall(.kernelSize, value: kernelSize, least: max(padding &+ 1, padding))
    }
    // The padding trims less than the kernel adds, so only the kernel's size can be too large.
    let (size, isTooLarge) =
      kind == .nearestThenConvolution
      ? kernelSize.addingReportingOverflow(factor - 1)
      : kernelSize.multipliedReportingOverflow(by: factor)
    guard !isTooLarge else { throw .overflow }
    let trimmed = kernelSize - 1 - padding
    convolution = try Convolution2D(
      transposing: input, imageChannels: outputChannels,
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(size), stride: Extent2D(factor),
        padding: Extent2D(kind == .nearestThenConvolution ? trimmed : factor * trimmed)))
  }

  /// Returns the weight of the transposed convolution.
  ///
  /// - Parameters:
  ///   - weight: The convolution's, in the order `[Cout, Cin, kH, kW]`; before a pixel shuffle it
  ///     has factor² times as many output channels.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: `convolution.weightCount` elements, in the order `[Cin, Cout, kH, kW]`.
  public func weight(
    from weight: [Float], file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    let (inputs, outputs) = (convolution.features.channels, convolution.image.channels)
    let parts = kind == .nearestThenConvolution ? 1 : factor * factor
    let area = kernelSize * kernelSize
    require(
      weight.count, parts * outputs * inputs * area, elementsOf: "weight",
      shaped: [parts * outputs, inputs, kernelSize, kernelSize], file: file, line: line)
    var folded = [Float](repeating: 0, count: convolution.weightCount)
    let rows = cells
    for output in 0..<outputs {
      for input in 0..<inputs {
        for row in rows {
          for column in rows {
            let part = parts == 1 ? 0 : row.residue * factor + column.residue
            let from = ((output * parts + part) * inputs + input) * area
            folded[convolution.weightIndex(input, output, row.folded, column.folded)] +=
              weight[from + row.cell * kernelSize + column.cell]
          }
        }
      }
    }
    return folded
  }

  /// Which cell of the folded kernel each cell of the kernel goes to, along one axis.
  ///
  /// Output cell q·factor + residue reads, through the kernel's cell, the input cell q + shift; the
  /// transposed convolution reaches it through cell residue + padding − shift·stride.
  private var cells: [(residue: Int, cell: Int, folded: Int)] {
    (0..<factor).flatMap { residue in
      (0..<kernelSize).map { cell in
        let shift =
          kind == .nearestThenConvolution
          ? (residue - padding + cell).flooredQuotientAndRemainder(dividingBy: factor).quotient
          : cell - padding
        let folded = residue + convolution.geometry.vertical.padding - shift * factor
        return (residue, cell, folded)
      }
    }
  }
}
