extension Convolution2D {
  /// Returns the matrix W with which the convolution of one image is W times the flattened image.
  ///
  /// A row for each feature cell, a column for each image cell; weights that fall onto padding
  /// have no column.
  ///
  /// - Parameter weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: A matrix of F·h·w rows and C·H·W columns.
  public func matrix(weight: [Float]) -> SparseMatrix {
    precondition(weight.count == weightCount)
    var matrix = SparseMatrix(
      rowCount: features.channels * features.size.area,
      columnCount: image.channels * image.size.area)
    for f in 0..<features.channels {
      for h in 0..<features.size.height {
        for w in 0..<features.size.width {
          insertRow(f, h, w, of: weight, into: &matrix)
        }
      }
    }
    return matrix
  }

  /// Returns the convolution as a product with W.
  ///
  /// - Parameters:
  ///   - input: The images, `image.count` elements in the order `[N, C, H, W]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: The features, `features.count` elements in the order `[N, F, h, w]`.
  public func convolveByMatrix(_ input: [Float], weight: [Float]) -> [Float] {
    precondition(input.count == image.count)
    let matrix = matrix(weight: weight)
    var output: [Float] = []
    output.reserveCapacity(features.count)
    for n in 0..<image.batchSize {
      let start = n * matrix.columnCount
      output += matrix.multiplied(by: Array(input[start..<start + matrix.columnCount]))
    }
    return output
  }

  /// Returns the transposed convolution as its name says it: by multiplying with Wᵀ.
  ///
  /// - Parameters:
  ///   - input: The features, `features.count` elements in the order `[N, F, h, w]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: The image, `image.count` elements in the order `[N, C, H, W]`.
  public func transposeByMatrix(_ input: [Float], weight: [Float]) -> [Float] {
    precondition(input.count == features.count)
    let matrix = matrix(weight: weight)
    var output: [Float] = []
    output.reserveCapacity(image.count)
    for n in 0..<features.batchSize {
      let start = n * matrix.rowCount
      output += matrix.transposeMultiplied(by: Array(input[start..<start + matrix.rowCount]))
    }
    return output
  }

  /// Stores the weights of feature cell `(f, h, w)` in its row.
  private func insertRow(
    _ f: Int, _ h: Int, _ w: Int, of weight: [Float], into matrix: inout SparseMatrix
  ) {
    let rowIndex = features.index(0, f, h, w)
    let firstChannel = f / featuresPerGroup * channelsPerGroup
    // weight [F, C / groups, kH, kW], one image [1, C, H, W]
    for c in 0..<channelsPerGroup {
      for i in 0..<geometry.kernelSize.height {
        guard let row = imageRow(h, i) else { continue }
        for j in 0..<geometry.kernelSize.width {
          guard let column = imageColumn(w, j) else { continue }
          matrix.insert(
            weight[weightIndex(f, c, i, j)], row: rowIndex,
            column: image.index(0, firstChannel + c, row, column))
        }
      }
    }
  }
}
