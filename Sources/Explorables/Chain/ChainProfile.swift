import ConvolutionMath

extension [ChainLayer] {
  /// Returns what the layers make of a line of values if all weights are one and all biases zero;
  /// `nil` if nothing is left of it.
  func profile(of line: [Float]) -> [Float]? {
    reduce(line) { line, layer in line.flatMap { layer.profile(of: $0) } }
  }
}

extension ChainLayer {
  /// Returns what the layer makes of a line of values if all weights are one.
  func profile(of line: [Float]) -> [Float]? {
    switch kind {
    case .transposed: painted(line)
    case .convolution: convolved(line)
    case .nearest: repeated(line)
    case .bilinear: interpolated(line)
    case .pixelShuffle: convolved(line).map(repeated)
    }
  }

  private var ones: [Float] { [Float](repeating: 1, count: kernelSize) }

  /// The geometry of an image of one row.
  private var lineGeometry: ConvolutionGeometry2D {
    ConvolutionGeometry2D(vertical: ConvolutionGeometry(kernelSize: 1), horizontal: geometry)
  }

  private func painted(_ line: [Float]) -> [Float]? {
    guard let shape = try? ImageShape(size: Extent2D(height: 1, width: line.count)),
      let operation = try? Convolution2D(
        transposing: shape, imageChannels: 1, geometry: lineGeometry,
        outputPadding: Extent2D(height: 0, width: outputPadding))
    else { return nil }
    return operation.transposeByScatterAdd(line, weight: ones)
  }

  private func convolved(_ line: [Float]) -> [Float]? {
    guard let shape = try? ImageShape(size: Extent2D(height: 1, width: line.count)),
      let operation = try? Convolution2D(
        reading: shape, featureChannels: 1, geometry: lineGeometry)
    else { return nil }
    return operation.convolve(line, weight: ones)
  }

  private func repeated(_ line: [Float]) -> [Float] {
    line.flatMap { [Float](repeating: $0, count: stride) }
  }

  /// Bilinear interpolation whose cells keep their outer edges, as PyTorch's `align_corners=False`.
  private func interpolated(_ line: [Float]) -> [Float] {
    (0..<line.count * stride).map { cell in
      let place = max(0, (Float(cell) + 0.5) / Float(stride) - 0.5)
      let left = Int(place)
      let right = min(left + 1, line.count - 1)
      let share = place - Float(left)
      return line[left] * (1 - share) + line[right] * share
    }
  }
}
