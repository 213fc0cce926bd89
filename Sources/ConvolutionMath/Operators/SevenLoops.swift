extension Convolution2D {
  /// Returns the transposed convolution by seven loops that gather what reaches each output cell.
  ///
  /// An output cell is reached through the kernel's cell `k` only if going back `k·dilation` cells
  /// from it leads to a multiple of the stride.
  ///
  /// - Parameters:
  ///   - input: The features, `features.count` elements in the order `[N, F, h, w]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: The image, `image.count` elements in the order `[N, C, H, W]`.
  public func transposeByLoops(_ input: [Float], weight: [Float]) -> [Float] {
    precondition(input.count == features.count && weight.count == weightCount)
    var output = [Float](repeating: 0, count: image.count)
    // input [N, F, h, w], weight [F, C / groups, kH, kW], output [N, C, H, W]
    for n in 0..<image.batchSize {
      for c in 0..<image.channels {
        let firstFeature = c / channelsPerGroup * featuresPerGroup
        for row in 0..<image.size.height {
          for column in 0..<image.size.width {
            var sum: Float = 0
            for f in firstFeature..<firstFeature + featuresPerGroup {
              for i in 0..<geometry.kernelSize.height {
                guard let h = featureRow(row, i) else { continue }
                for j in 0..<geometry.kernelSize.width {
                  guard let w = featureColumn(column, j) else { continue }
                  sum +=
                    input[features.index(n, f, h, w)]
                    * weight[weightIndex(f, c % channelsPerGroup, i, j)]
                }
              }
            }
            output[image.index(n, c, row, column)] = sum
          }
        }
      }
    }
    return output
  }

  private func featureRow(_ imageRow: Int, _ kernelRow: Int) -> Int? {
    geometry.vertical.featureCell(imageRow, kernelRow, within: features.size.height)
  }

  private func featureColumn(_ imageColumn: Int, _ kernelColumn: Int) -> Int? {
    geometry.horizontal.featureCell(imageColumn, kernelColumn, within: features.size.width)
  }
}

extension ConvolutionGeometry {
  /// Returns the feature cell tied to an image cell through a kernel cell, or `nil` if none is.
  fileprivate func featureCell(_ imageCell: Int, _ kernelCell: Int, within size: Int) -> Int? {
    let distance = imageCell + padding - kernelCell * dilation
    guard distance >= 0, distance.isMultiple(of: stride) else { return nil }
    let cell = distance / stride
    return cell < size ? cell : nil
  }
}
