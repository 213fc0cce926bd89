import ConvolutionMath

extension Convolution2D {
  /// The convolution whose transpose reads a square of one channel; `nil` if nothing is left of the
  /// output.
  init?(painting inputSize: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0) {
    let geometry = ConvolutionGeometry2D(
      kernelSize: Extent2D(kernelSize), stride: Extent2D(stride), padding: Extent2D(padding))
    guard let input = try? ImageShape(size: Extent2D(inputSize)),
      let operation = try? Convolution2D(
        transposing: input, imageChannels: 1, geometry: geometry)
    else { return nil }
    self = operation
  }
}

/// The kernels of the small examples, three by three.
enum ExampleKernel {
  /// One in the corners and in the centre: the example of chapters 1 and 2.
  static let cornersAndCentre: [Float] = [1, 0, 1, 0, 1, 0, 1, 0, 1]

  /// All ones.
  static let ones: [Float] = [1, 1, 1, 1, 1, 1, 1, 1, 1]

  /// The numbers 1 to 9, which look different after half a turn.
  static let numbers: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
}
