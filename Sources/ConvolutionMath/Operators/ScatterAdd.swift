extension Convolution2D {
  /// Returns the transposed convolution by painting: each input cell adds a scaled kernel.
  ///
  /// This is the definition that the hand-worked examples follow, cell by cell.
  ///
  /// - Parameters:
  ///   - input: The features, `features.count` elements in the order `[N, F, h, w]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: The image, `image.count` elements in the order `[N, C, H, W]`.
  public func transposeByScatterAdd(_ input: [Float], weight: [Float]) -> [Float] {
    precondition(input.count == features.count && weight.count == weightCount)
    var output = [Float](repeating: 0, count: image.count)
    // input [N, F, h, w]
    for n in 0..<features.batchSize {
      for f in 0..<features.channels {
        for h in 0..<features.size.height {
          for w in 0..<features.size.width {
            paint(input[features.index(n, f, h, w)], at: (n, f, h, w), weight, into: &output)
          }
        }
      }
    }
    return output
  }

  /// Adds one input cell's copy of the kernel to each output channel of its group.
  private func paint(
    _ value: Float, at cell: (n: Int, f: Int, h: Int, w: Int),
    _ weight: [Float], into output: inout [Float]
  ) {
    let firstChannel = cell.f / featuresPerGroup * channelsPerGroup
    // weight [F, C / groups, kH, kW], output [N, C, H, W]
    for c in 0..<channelsPerGroup {
      for i in 0..<geometry.kernelSize.height {
        guard let row = imageRow(cell.h, i) else { continue }
        for j in 0..<geometry.kernelSize.width {
          guard let column = imageColumn(cell.w, j) else { continue }
          output[image.index(cell.n, firstChannel + c, row, column)] +=
            value * weight[weightIndex(cell.f, c, i, j)]
        }
      }
    }
  }
}
