import ConvolutionKernels
import ConvolutionMath

// The two operators for layers, which keep their weight packed; everything else is as in `conv2D`
// and `transposedConv2D`, and so are the results, to the bit.

/// Returns what `conv2D` returns, computed with a weight that is packed.
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cout, Cin / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - packed: The elements of `weight`.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one position of the kernel to the next.
///   - padding: The zeros added to each edge of the input.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
package func conv2D(
  _ input: Tensor, weight: Tensor, packed: PackedWeight, bias: Tensor?,
  stride: Extent2D, padding: Extent2D, dilation: Extent2D, groups: Int,
  file: StaticString, line: UInt
) -> Tensor {
  let operands = ImageOperands(
    .conv2D, input, weight, bias: bias, groups: groups, file: file, line: line)
  let convolution = operands.convolution(
    stride: stride, padding: padding, dilation: dilation, file: file, line: line)
  stop(on: AllocationLimit.problem(of: convolution.features.axes), file: file, line: line)
  let output = packed.convolved(
    operands.input.scalars, by: convolution, bias: bias?.scalars, file: file, line: line)
  return operands.result(convolution.features, output, isBiased: true)
}

/// Returns what `transposedConv2D` returns, computed with a weight that is packed.
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cin, Cout / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - packed: The elements of `weight`.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one copy of the kernel to the next.
///   - padding: The pixels trimmed from each edge of the output.
///   - outputPadding: The rows added at the bottom and the columns added at the right.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
package func transposedConv2D(
  _ input: Tensor, weight: Tensor, packed: PackedWeight, bias: Tensor?,
  stride: Extent2D, padding: Extent2D, outputPadding: Extent2D, dilation: Extent2D, groups: Int,
  file: StaticString, line: UInt
) -> Tensor {
  let operands = ImageOperands(
    .transposedConv2D, input, weight, bias: bias, groups: groups, file: file, line: line)
  let convolution = operands.convolution(
    stride: stride, padding: padding, outputPadding: outputPadding, dilation: dilation,
    file: file, line: line)
  stop(on: AllocationLimit.problem(of: convolution.image.axes), file: file, line: line)
  let output = packed.transposed(
    operands.input.scalars, by: convolution, bias: bias?.scalars, file: file, line: line)
  return operands.result(convolution.image, output, isBiased: true)
}
