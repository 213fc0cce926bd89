/// How a kernel moves over an image: one `ConvolutionGeometry` for each axis.
public struct ConvolutionGeometry2D: Hashable, Sendable {
  /// How the kernel moves from row to row.
  public var vertical: ConvolutionGeometry

  /// How the kernel moves from column to column.
  public var horizontal: ConvolutionGeometry

  /// Creates a geometry from one for each axis.
  public init(vertical: ConvolutionGeometry, horizontal: ConvolutionGeometry) {
    self.vertical = vertical
    self.horizontal = horizontal
  }

  /// Creates a geometry from pairs of numbers.
  public init(
    kernelSize: Extent2D, stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1
  ) {
    vertical = ConvolutionGeometry(
      kernelSize: kernelSize.height, stride: stride.height,
      padding: padding.height, dilation: dilation.height)
    horizontal = ConvolutionGeometry(
      kernelSize: kernelSize.width, stride: stride.width,
      padding: padding.width, dilation: dilation.width)
  }

  /// The kernel's rows and columns.
  public var kernelSize: Extent2D {
    Extent2D(height: vertical.kernelSize, width: horizontal.kernelSize)
  }

  /// Returns the output size of a convolution.
  public func convolutionSize(of inputSize: Extent2D) throws(GeometryError) -> Extent2D {
    try Extent2D(
      height: vertical.convolutionSize(of: inputSize.height),
      width: horizontal.convolutionSize(of: inputSize.width))
  }

  /// Returns the output size of a transposed convolution.
  public func transposedSize(
    of inputSize: Extent2D, outputPadding: Extent2D = 0
  ) throws(GeometryError) -> Extent2D {
    try Extent2D(
      height: vertical.transposedSize(
        of: inputSize.height, outputPadding: outputPadding.height),
      width: horizontal.transposedSize(
        of: inputSize.width, outputPadding: outputPadding.width))
  }

  /// Returns the output padding with which a transposed convolution gives the wanted size.
  public func outputPadding(
    from inputSize: Extent2D, to outputSize: Extent2D
  ) throws(GeometryError) -> Extent2D {
    try Extent2D(
      height: vertical.outputPadding(from: inputSize.height, to: outputSize.height),
      width: horizontal.outputPadding(from: inputSize.width, to: outputSize.width))
  }
}
