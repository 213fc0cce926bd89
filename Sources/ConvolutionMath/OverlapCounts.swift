extension ConvolutionGeometry {
  /// Returns how many input cells reach each output cell of a transposed convolution.
  ///
  /// Uneven counts are what shows as a checkerboard.
  ///
  /// - Parameters:
  ///   - inputSize: The size of the input.
  ///   - outputPadding: The cells added at the far end.
  /// - Returns: One count for each output cell; the weights' values do not matter.
  /// - Throws: As `transposedSize(of:outputPadding:)`.
  /// - SeeAlso: Odena, Dumoulin and Olah, *Deconvolution and Checkerboard Artifacts* (2016).
  public func overlapCounts(
    of inputSize: Int, outputPadding: Int = 0
  ) throws(GeometryError) -> [Int] {
    let size = try transposedSize(of: inputSize, outputPadding: outputPadding)
    var counts = [Int](repeating: 0, count: size)
    for i in 0..<inputSize {
      for k in 0..<kernelSize {
        guard let cell = imageCell(i, k, within: size) else { continue }
        counts[cell] += 1
      }
    }
    return counts
  }
}

extension ConvolutionGeometry2D {
  /// Returns how many input cells reach each output cell of a transposed convolution.
  ///
  /// - Parameters:
  ///   - inputSize: The rows and columns of the input.
  ///   - outputPadding: The rows and columns added at the far edges.
  /// - Returns: One count for each output cell, row by row: the product of the counts of its axes.
  /// - Throws: As `transposedSize(of:outputPadding:)`.
  public func overlapCounts(
    of inputSize: Extent2D, outputPadding: Extent2D = 0
  ) throws(GeometryError) -> [Int] {
    let rows = try vertical.overlapCounts(
      of: inputSize.height, outputPadding: outputPadding.height)
    let columns = try horizontal.overlapCounts(
      of: inputSize.width, outputPadding: outputPadding.width)
    return rows.flatMap { row in columns.map { column in row * column } }
  }
}
