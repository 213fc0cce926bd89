/// How a kernel moves along one axis, and every size formula that follows from it.
///
/// A convolution puts the kernel at the positions 0, stride, 2·stride, … of the padded input. The
/// transposed convolution is its adjoint: the same positions, read backwards. So both directions
/// share one geometry.
///
///     let geometry = ConvolutionGeometry(kernelSize: 3, stride: 2, padding: 1)
///     try geometry.convolutionSize(of: 7)  // 4
///     try geometry.transposedSize(of: 4)  // 7
///
/// - SeeAlso: Dumoulin and Visin, *A guide to convolution arithmetic for deep learning* (2016).
public struct ConvolutionGeometry: Hashable, Sendable {
  /// The number of weights along the axis, at least 1.
  public var kernelSize: Int

  /// The cells between two neighbouring positions of the kernel, at least 1.
  public var stride: Int

  /// The zeros that a convolution adds at each end of its input, and the cells that a transposed
  /// convolution trims from each end of its output; at least 0.
  public var padding: Int

  /// The cells from one weight of the kernel to the next, at least 1.
  public var dilation: Int

  /// Creates a geometry; the numbers are checked where they are used.
  public init(kernelSize: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1) {
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// The cells from the kernel's first weight to its last: D·(K − 1) + 1.
  public var effectiveKernelSize: Int {
    get throws(GeometryError) {
      try check()
      return try (CheckedInt(dilation) * (CheckedInt(kernelSize) - 1) + 1).value
    }
  }

  /// Returns the output size of a convolution: ⌊(I + 2P − D·(K − 1) − 1) / S⌋ + 1.
  public func convolutionSize(of inputSize: Int) throws(GeometryError) -> Int {
    let kernel = try effectiveKernelSize
    try require(inputSize, .inputSize, atLeast: 1)
    let padded = try (CheckedInt(inputSize) + 2 * CheckedInt(padding)).value
    guard padded >= kernel else { throw .kernelExceedsInput(kernel: kernel, input: padded) }
    return (padded - kernel) / stride + 1
  }

  /// Returns the output size of a transposed convolution:
  /// (I − 1)·S − 2P + D·(K − 1) + outputPadding + 1.
  ///
  /// - Parameters:
  ///   - inputSize: The size of the input, at least 1.
  ///   - outputPadding: The cells added at the far end, within `outputPaddings`.
  /// - Returns: The size, at least 1.
  /// - Throws: The `GeometryError` that says which number does not fit.
  public func transposedSize(
    of inputSize: Int, outputPadding: Int = 0
  ) throws(GeometryError) -> Int {
    let size = try untrimmedSize(of: inputSize, outputPadding: outputPadding)
    let trimmed = try (CheckedInt(size) - 2 * CheckedInt(padding)).value
    guard trimmed >= 1 else { throw .outputVanishes(size: trimmed) }
    return trimmed
  }

  /// The output paddings that a transposed convolution accepts: 0 ..< max(S, D).
  ///
  /// Only those below the stride make the convolution lead back to the input size; PyTorch accepts
  /// the others too, and so does this library.
  public var outputPaddings: Range<Int> {
    get throws(GeometryError) {
      try check()
      return 0..<max(stride, dilation)
    }
  }

  /// Returns the output padding with which a transposed convolution gives the wanted size.
  ///
  /// The wanted size must be one that the convolution sends to `inputSize`, so the output padding is
  /// smaller than the stride.
  public func outputPadding(
    from inputSize: Int, to outputSize: Int
  ) throws(GeometryError) -> Int {
    let valid = try inputSizes(convolvedTo: inputSize)
    guard valid.contains(outputSize) else {
      throw .unreachableSize(outputSize, valid: valid)
    }
    return stride - 1 - (valid.upperBound - outputSize)
  }

  /// Returns the input sizes that a convolution sends to one output size.
  ///
  /// There are as many as the stride, because the division in the size formula drops a remainder;
  /// sizes below 1 are left out.
  public func inputSizes(convolvedTo outputSize: Int) throws(GeometryError) -> ClosedRange<Int> {
    let kernel = CheckedInt(try effectiveKernelSize)
    try require(outputSize, .outputSize, atLeast: 1)
    let extent = try (CheckedInt(outputSize) - 1) * CheckedInt(stride) + kernel
    let smallest = try extent - 2 * CheckedInt(padding)
    let largest = try (smallest + CheckedInt(stride) - 1).value
    guard largest >= 1 else { throw .noInputSize(outputSize: outputSize) }
    return max(smallest.value, 1)...largest
  }

  /// Returns the cells at the far end of an image that no position of the kernel reaches.
  ///
  /// Where a transposed convolution made the image, this is its output padding. It may be negative,
  /// and then the image is too small for that many features.
  ///
  /// - Parameters:
  ///   - imageSize: The size of the image.
  ///   - featureSize: The number of positions of the kernel, at least 1.
  /// - Returns: imageSize + 2P − (featureSize − 1)·S − D·(K − 1) − 1.
  /// - Throws: The `GeometryError` that says which number does not fit.
  public func remainder(
    ofImage imageSize: Int, features featureSize: Int
  ) throws(GeometryError) -> Int {
    let covered = try untrimmedSize(of: featureSize, outputPadding: 0)
    return try (CheckedInt(imageSize) + 2 * CheckedInt(padding) - CheckedInt(covered)).value
  }

  /// Returns the size of the output before the padding trims it.
  func untrimmedSize(of inputSize: Int, outputPadding: Int) throws(GeometryError) -> Int {
    let kernel = CheckedInt(try effectiveKernelSize)
    try require(inputSize, .inputSize, atLeast: 1)
    try require(outputPadding, .outputPadding, atLeast: 0)
    let limit = try outputPaddings.upperBound
    guard outputPadding < limit else {
      throw .outputPaddingTooLarge(outputPadding, limit: limit)
    }
    let extent = try (CheckedInt(inputSize) - 1) * CheckedInt(stride) + kernel
    return try (extent + CheckedInt(outputPadding)).value
  }

  /// Checks the geometry itself, whatever the input.
  private func check() throws(GeometryError) {
    try require(kernelSize, .kernelSize, atLeast: 1)
    try require(stride, .stride, atLeast: 1)
    try require(padding, .padding, atLeast: 0)
    try require(dilation, .dilation, atLeast: 1)
  }
}

/// Throws unless a quantity has its least value or more.
func require(
  _ value: Int, _ quantity: GeometryError.Quantity, atLeast least: Int
) throws(GeometryError) {
  guard value >= least else { throw .tooSmall(quantity, value: value, least: least) }
}
