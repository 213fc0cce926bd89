import ConvolutionKernels
import ConvolutionMath

/// The ways to compute a transposed convolution, one and the same operation: an engine for work, and
/// four to read.
public enum TransposedConvolutionMethod: Hashable, Sendable, CaseIterable {
  /// Whatever is quickest on this machine.
  case fast

  /// Each input pixel adds a scaled copy of the kernel to the output.
  case scatterAdd

  /// The convolution is written as a matrix, and its transpose multiplies the input.
  case matrix

  /// Zeros go between the pixels, and an ordinary convolution with the rotated kernel follows.
  case zeroInsertion

  /// Seven loops gather what reaches each output pixel.
  case loops
}

/// Returns the 2-D transposed convolution of a batch of images.
///
/// Each input pixel adds one scaled copy of the kernel to the output:
///
///     outputHeight = (H − 1)·stride − 2·padding
///                  + dilation·(kH − 1) + outputPadding + 1
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cin, Cout / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one copy of the kernel to the next.
///   - padding: The pixels trimmed from each edge of the output.
///   - outputPadding: The rows added at the bottom and the columns added at the right; smaller than
///     the stride or the dilation.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - method: Which implementation computes the result: the fast one, or one of the four to read.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
/// - Complexity: O(*N·Cin·Cout·H·W·kH·kW / groups*)
/// - SeeAlso: PyTorch's `torch.nn.functional.conv_transpose2d`; Dumoulin and Visin (2016), §4.
public func transposedConv2D(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  stride: Extent2D = 1, padding: Extent2D = 0, outputPadding: Extent2D = 0,
  dilation: Extent2D = 1, groups: Int = 1,
  using method: TransposedConvolutionMethod = .fast,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let operands = ImageOperands(
    .transposedConv2D, input, weight, bias: bias, groups: groups, file: file, line: line)
  let convolution = operands.convolution(
    stride: stride, padding: padding, outputPadding: outputPadding, dilation: dilation,
    file: file, line: line)
  stop(on: method.memoryProblem(of: convolution), file: file, line: line)
  let output = unlessGeometryFails(of: operands.name, file: file, line: line) {
    () throws(GeometryError) in
    try method.apply(convolution, to: operands)
  }
  return operands.result(convolution.image, output, isBiased: method == .fast)
}

extension TransposedConvolutionMethod {
  /// Returns the output, to which only the fast engine has added the bias.
  fileprivate func apply(
    _ convolution: Convolution2D, to operands: ImageOperands
  ) throws(GeometryError) -> [Float] {
    let (input, weight) = (operands.input.scalars, operands.weight.scalars)
    return switch self {
    case .fast: convolution.transposed(input, weight: weight, bias: operands.bias?.scalars)
    case .scatterAdd: convolution.transposeByScatterAdd(input, weight: weight)
    case .matrix: convolution.transposeByMatrix(input, weight: weight)
    case .zeroInsertion: try convolution.transposeByZeroInsertion(input, weight: weight)
    case .loops: convolution.transposeByLoops(input, weight: weight)
    }
  }

  /// Returns why there is not enough memory for the result and what the method stores besides.
  fileprivate func memoryProblem(of convolution: Convolution2D) -> String? {
    if let problem = AllocationLimit.problem(of: convolution.image.axes) { return problem }
    switch self {
    case .fast, .scatterAdd, .loops:
      return nil
    case .matrix:
      return convolution.matrixMemoryProblem
    case .zeroInsertion:
      return (try? convolution.spreadShape()).flatMap { AllocationLimit.problem(of: $0.axes) }
    }
  }
}
