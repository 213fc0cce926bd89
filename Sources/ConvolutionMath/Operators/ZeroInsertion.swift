extension Convolution2D {
  /// Returns the transposed convolution as an ordinary one of the input spread out by zeros.
  ///
  /// S − 1 zeros go between neighbouring cells, D·(K − 1) − P zeros around them (cells are dropped
  /// where that is negative) and the output padding at the far edges; then a convolution with
  /// stride 1 slides over it. Its kernel is **rotated by 180 degrees**, and the two channel axes of
  /// the weight change places.
  ///
  /// - Parameters:
  ///   - input: The features, `features.count` elements in the order `[N, F, h, w]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  /// - Returns: The image, `image.count` elements in the order `[N, C, H, W]`.
  /// - Throws: `GeometryError.overflow` if the spread-out input has too many elements.
  public func transposeByZeroInsertion(
    _ input: [Float], weight: [Float]
  ) throws(GeometryError) -> [Float] {
    precondition(input.count == features.count && weight.count == weightCount)
    let spread = try spreadShape()
    let sliding = try Convolution2D(
      reading: spread, featureChannels: image.channels,
      geometry: ConvolutionGeometry2D(
        kernelSize: geometry.kernelSize,
        dilation: Extent2D(
          height: geometry.vertical.dilation, width: geometry.horizontal.dilation)),
      groups: groups)
    return sliding.convolve(spreadOut(input, to: spread), weight: rotated(weight))
  }

  /// Returns the shape of the spread-out input: what a kernel needs to reach every output cell.
  public func spreadShape() throws(GeometryError) -> ImageShape {
    try ImageShape(
      batchSize: features.batchSize, channels: features.channels,
      size: Extent2D(
        height: spreadSize(image.size.height, geometry.vertical),
        width: spreadSize(image.size.width, geometry.horizontal)))
  }

  /// Returns the input with zeros between and around its cells, in a given shape.
  ///
  /// - Parameters:
  ///   - input: The features, `features.count` elements in the order `[N, F, h, w]`.
  ///   - spread: The shape from `spreadShape()`.
  /// - Returns: The spread-out input, `spread.count` elements.
  public func spreadOut(_ input: [Float], to spread: ImageShape) -> [Float] {
    var output = [Float](repeating: 0, count: spread.count)
    // input [N, F, h, w], output [N, F, h', w']
    for n in 0..<features.batchSize {
      for f in 0..<features.channels {
        for h in 0..<features.size.height {
          let row = spreadCell(h, geometry.vertical)
          guard row >= 0, row < spread.size.height else { continue }
          for w in 0..<features.size.width {
            let column = spreadCell(w, geometry.horizontal)
            guard column >= 0, column < spread.size.width else { continue }
            output[spread.index(n, f, row, column)] = input[features.index(n, f, h, w)]
          }
        }
      }
    }
    return output
  }

  /// Returns the weight for the sliding convolution, in the order `[C, F / groups, kH, kW]`.
  public func rotated(_ weight: [Float]) -> [Float] {
    let kernel = geometry.kernelSize
    var output: [Float] = []
    output.reserveCapacity(weight.count)
    for c in 0..<image.channels {
      let firstFeature = c / channelsPerGroup * featuresPerGroup
      for f in firstFeature..<firstFeature + featuresPerGroup {
        for i in (0..<kernel.height).reversed() {
          for j in (0..<kernel.width).reversed() {
            output.append(weight[weightIndex(f, c % channelsPerGroup, i, j)])
          }
        }
      }
    }
    return output
  }

  private func spreadSize(
    _ imageSize: Int, _ axis: ConvolutionGeometry
  ) throws(GeometryError) -> Int {
    let kernel = CheckedInt(try axis.effectiveKernelSize)
    return try (CheckedInt(imageSize) + kernel - 1).value
  }

  private func spreadCell(_ featureCell: Int, _ axis: ConvolutionGeometry) -> Int {
    featureCell * axis.stride + axis.dilation * (axis.kernelSize - 1) - axis.padding
  }
}
