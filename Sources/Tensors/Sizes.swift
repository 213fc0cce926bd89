// The formulas of `ConvolutionGeometry` for a chapter's text: with plain arguments, and stopping
// with a message where the geometry throws.

/// Returns the output size of a convolution along one axis.
///
/// - Parameters:
///   - inputSize: The size of the input.
///   - kernelSize: The number of weights along the axis.
///   - stride: The cells from one position of the kernel to the next.
///   - padding: The zeros added to each end of the input.
///   - dilation: The cells from one weight of the kernel to the next.
///   - file: The caller's file, for the message if there is no such convolution.
///   - line: The caller's line.
/// - Returns: ⌊(I + 2P − D·(K − 1) − 1) / S⌋ + 1.
public func convolutionSize(
  of inputSize: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Int {
  let geometry = ConvolutionGeometry(
    kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation)
  return unlessGeometryFails(of: "convolutionSize", file: file, line: line) {
    () throws(GeometryError) in try geometry.convolutionSize(of: inputSize)
  }
}

/// Returns the output size of a transposed convolution along one axis.
///
/// - Parameters:
///   - inputSize: The size of the input.
///   - kernelSize: The number of weights along the axis.
///   - stride: The cells from one copy of the kernel to the next.
///   - padding: The cells trimmed from each end of the output.
///   - outputPadding: The cells added at the far end of the output.
///   - dilation: The cells from one weight of the kernel to the next.
///   - file: The caller's file, for the message if there is no such convolution.
///   - line: The caller's line.
/// - Returns: (I − 1)·S − 2P + D·(K − 1) + outputPadding + 1.
public func transposedConvolutionSize(
  of inputSize: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0,
  dilation: Int = 1, file: StaticString = #fileID, line: UInt = #line
) -> Int {
  let geometry = ConvolutionGeometry(
    kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation)
  return unlessGeometryFails(of: "transposedConvolutionSize", file: file, line: line) {
    () throws(GeometryError) in
    try geometry.transposedSize(of: inputSize, outputPadding: outputPadding)
  }
}

/// Returns the output padding with which a transposed convolution gives a wanted size.
///
/// - Parameters:
///   - inputSize: The size of the input.
///   - outputSize: The wanted size.
///   - kernelSize: The number of weights along the axis.
///   - stride: The cells from one copy of the kernel to the next.
///   - padding: The cells trimmed from each end of the output.
///   - dilation: The cells from one weight of the kernel to the next.
///   - file: The caller's file, for the message if no output padding gives the size.
///   - line: The caller's line.
/// - Returns: A number below the stride or the dilation.
public func outputPadding(
  from inputSize: Int, to outputSize: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
  dilation: Int = 1, file: StaticString = #fileID, line: UInt = #line
) -> Int {
  let geometry = ConvolutionGeometry(
    kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation)
  return unlessGeometryFails(of: "outputPadding", file: file, line: line) {
    () throws(GeometryError) in try geometry.outputPadding(from: inputSize, to: outputSize)
  }
}

/// Returns how many input pixels reach each output pixel of a transposed convolution.
///
/// - Parameters:
///   - inputSize: The rows and columns of the input.
///   - kernelSize: The rows and columns of the kernel.
///   - stride: The pixels from one copy of the kernel to the next.
///   - padding: The pixels trimmed from each edge of the output.
///   - outputPadding: The rows and columns added at the far edges.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - file: The caller's file, for the message if there is no such convolution.
///   - line: The caller's line.
/// - Returns: A matrix of whole numbers with the output's rows and columns.
public func overlapCounts(
  of inputSize: Extent2D, kernelSize: Extent2D, stride: Extent2D = 1, padding: Extent2D = 0,
  outputPadding: Extent2D = 0, dilation: Extent2D = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let geometry = ConvolutionGeometry2D(
    kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation)
  return unlessGeometryFails(of: "overlapCounts", file: file, line: line) {
    () throws(GeometryError) in
    let size = try geometry.transposedSize(of: inputSize, outputPadding: outputPadding)
    stop(on: AllocationLimit.problem(of: [size.height, size.width]), file: file, line: line)
    let counts = try geometry.overlapCounts(of: inputSize, outputPadding: outputPadding)
    return Tensor(uncheckedShape: [size.height, size.width], scalars: counts.map { Float($0) })
  }
}
