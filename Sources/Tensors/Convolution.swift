import ConvolutionKernels
import ConvolutionMath

/// The ways to compute a convolution: an engine for work, and two to read.
public enum ConvolutionMethod: Hashable, Sendable, CaseIterable {
  /// Whatever is quickest on this machine.
  case fast

  /// Seven loops gather what reaches each output pixel.
  case loops

  /// The convolution is written as a matrix, which multiplies the input.
  case matrix
}

/// Returns the 2-D convolution of a batch of images.
///
/// The kernel slides over the image and is not flipped, as in every deep-learning library:
///
///     outputHeight = ⌊(H + 2·padding − dilation·(kH − 1) − 1) / stride⌋ + 1
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cout, Cin / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one position of the kernel to the next.
///   - padding: The zeros added to each edge of the input.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - method: Which implementation computes the result: the fast one, or one of the two to read.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
/// - Complexity: O(*N·Cin·Cout·outputHeight·outputWidth·kH·kW / groups*)
/// - SeeAlso: PyTorch's `torch.nn.functional.conv2d`.
public func conv2D(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1,
  using method: ConvolutionMethod = .fast,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let operands = ImageOperands(
    .conv2D, input, weight, bias: bias, groups: groups, file: file, line: line)
  let convolution = operands.convolution(
    stride: stride, padding: padding, dilation: dilation, file: file, line: line)
  stop(on: method.memoryProblem(of: convolution), file: file, line: line)
  let (pixels, weights) = (operands.input.scalars, operands.weight.scalars)
  let output =
    switch method {
    case .fast: convolution.convolved(pixels, weight: weights, bias: operands.bias?.scalars)
    case .loops: convolution.convolve(pixels, weight: weights)
    case .matrix: convolution.convolveByMatrix(pixels, weight: weights)
    }
  return operands.result(convolution.features, output, isBiased: method == .fast)
}

extension ConvolutionMethod {
  /// Returns why there is not enough memory for the result and what the method stores besides.
  fileprivate func memoryProblem(of convolution: Convolution2D) -> String? {
    let problem = AllocationLimit.problem(of: convolution.features.axes)
    return self == .matrix ? problem ?? convolution.matrixMemoryProblem : problem
  }
}

extension Convolution2D {
  /// Why there is not enough memory for the convolution's matrix, or `nil`.
  var matrixMemoryProblem: String? {
    let weightsPerRow = weightCount / features.channels
    let scalarsPerEntry = MemoryLayout<SparseMatrix.Entry>.stride / MemoryLayout<Float>.stride
    return AllocationLimit.problem(
      of: [features.channels, features.size.area, weightsPerRow, scalarsPerEntry])
  }
}

/// Returns the cross-correlation of a plane with a kernel: `conv2D` with nothing added.
///
/// - Parameters:
///   - input: The plane, shape `[H, W]`.
///   - kernel: The kernel, shape `[kH, kW]`.
///   - file: The caller's file, for the message if the kernel does not fit.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[H − kH + 1, W − kW + 1]`.
public func correlate2D(
  _ input: Tensor, _ kernel: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  conv2D(input, weight: kernel, file: file, line: line)
}

/// Returns the matrix W with which a convolution is a product: `matmul(W, image.flattened())`.
///
/// Its transpose is the transposed convolution.
///
/// - Parameters:
///   - weight: The kernel, shape `[kH, kW]`, or a weight `[Cout, Cin / groups, kH, kW]`.
///   - inputSize: The rows and columns of the convolution's input.
///   - stride: The pixels from one position of the kernel to the next.
///   - padding: The zeros added to each edge of the input.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the sizes do not agree.
///   - line: The caller's line.
/// - Returns: A matrix with a row for each output pixel and a column for each input pixel.
public func convolutionMatrix(
  of weight: Tensor, inputSize: Extent2D,
  stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let name = "convolutionMatrix"
  stop(on: kernelProblem(name, weight.shape), file: file, line: line)
  let shape = weight.rank == 2 ? [1, 1] + weight.shape : weight.shape
  let convolution = unlessGeometryFails(of: name, file: file, line: line) {
    () throws(GeometryError) in
    try Convolution2D(
      reading: ImageShape(channels: shape[1].multiplied(by: groups), size: inputSize),
      featureChannels: shape[0],
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(height: shape[2], width: shape[3]),
        stride: stride, padding: padding, dilation: dilation),
      groups: groups)
  }
  let size = [convolution.features.count, convolution.image.count]
  stop(on: AllocationLimit.problem(of: size), file: file, line: line)
  return Tensor(
    uncheckedShape: size, scalars: convolution.matrix(weight: weight.scalars).dense())
}

private func kernelProblem(_ name: String, _ shape: [Int]) -> String? {
  if [2, 4].contains(shape.count) { return nil }
  return
    "\(name): a kernel [kH, kW] or a weight [Cout, Cin / groups, kH, kW] was expected, but the "
    + "shape is \(shape)"
}

extension Int {
  fileprivate func multiplied(by factor: Int) throws(GeometryError) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    if overflow { throw .overflow }
    return product
  }
}
