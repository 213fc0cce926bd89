extension Convolution2D {
  /// Returns the convolution of an image: each output cell gathers the window below the kernel.
  ///
  /// As in every deep-learning library, the kernel is not flipped: this is a cross-correlation.
  ///
  /// - Parameters:
  ///   - input: The images, `image.count` elements in the order `[N, C, H, W]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: The features, `features.count` elements in the order `[N, F, h, w]`.
  /// - Complexity: O(*N·F·C·h·w·kH·kW / groups*)
  public func convolve(_ input: [Float], weight: [Float]) -> [Float] {
    precondition(input.count == image.count && weight.count == weightCount)
    var output = [Float](repeating: 0, count: features.count)
    // output [N, F, h, w]
    for n in 0..<features.batchSize {
      for f in 0..<features.channels {
        for h in 0..<features.size.height {
          for w in 0..<features.size.width {
            output[features.index(n, f, h, w)] = window(n, f, h, w, of: input, weight: weight)
          }
        }
      }
    }
    return output
  }

  /// Returns the sum of the weights of feature `f`, times the image cells below them.
  private func window(
    _ n: Int, _ f: Int, _ h: Int, _ w: Int, of input: [Float], weight: [Float]
  ) -> Float {
    let firstChannel = f / featuresPerGroup * channelsPerGroup
    var sum: Float = 0
    // input [N, C, H, W], weight [F, C / groups, kH, kW]
    for c in 0..<channelsPerGroup {
      for i in 0..<geometry.kernelSize.height {
        guard let row = imageRow(h, i) else { continue }
        for j in 0..<geometry.kernelSize.width {
          guard let column = imageColumn(w, j) else { continue }
          sum +=
            weight[weightIndex(f, c, i, j)]
            * input[image.index(n, firstChannel + c, row, column)]
        }
      }
    }
    return sum
  }
}
