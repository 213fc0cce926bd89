/// Returns the 2-D convolution of a batch of images.
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cout, Cin / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one position of the kernel to the next.
///   - padding: The zeros added to each edge of the input.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A variable of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
public func conv2D(
  _ input: Variable, weight: Variable, bias: Variable? = nil,
  stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  let output = conv2D(
    input.value, weight: weight.value, bias: bias?.value, stride: stride, padding: padding,
    dilation: dilation, groups: groups, file: file, line: line)
  let relation = ConvolutionRelation(
    stride: stride, padding: padding, dilation: dilation, groups: groups)
  let image = input.value.withFourAxes
  let kernel = weight.value.withFourAxes
  return Variable(
    output,
    from: [
      Operand(input) { [shape = input.shape] gradient in
        relation.image(of: gradient.withFourAxes, weight: kernel, size: image.imageSize)
          .reshaped(to: shape)
      },
      Operand(weight) { [shape = weight.shape] gradient in
        relation.weight(of: image, features: gradient.withFourAxes, kernelSize: kernel.imageSize)
          .reshaped(to: shape)
      },
    ] + biasOperand(bias))
}

/// Returns the 2-D transposed convolution of a batch of images.
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cin, Cout / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one copy of the kernel to the next.
///   - padding: The pixels trimmed from each edge of the output.
///   - outputPadding: The rows added at the bottom and the columns added at the right.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A variable of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
public func transposedConv2D(
  _ input: Variable, weight: Variable, bias: Variable? = nil,
  stride: Extent2D = 1, padding: Extent2D = 0, outputPadding: Extent2D = 0,
  dilation: Extent2D = 1, groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  let output = transposedConv2D(
    input.value, weight: weight.value, bias: bias?.value, stride: stride, padding: padding,
    outputPadding: outputPadding, dilation: dilation, groups: groups, file: file, line: line)
  let relation = ConvolutionRelation(
    stride: stride, padding: padding, dilation: dilation, groups: groups)
  let features = input.value.withFourAxes
  let kernel = weight.value.withFourAxes
  return Variable(
    output,
    from: [
      Operand(input) { [shape = input.shape] gradient in
        relation.features(of: gradient.withFourAxes, weight: kernel, size: features.imageSize)
          .reshaped(to: shape)
      },
      Operand(weight) { [shape = weight.shape] gradient in
        relation.weight(of: gradient.withFourAxes, features: features, kernelSize: kernel.imageSize)
          .reshaped(to: shape)
      },
    ] + biasOperand(bias))
}

/// A bias reaches every pixel of its channel, so its gradient is the sum over them.
private func biasOperand(_ bias: Variable?) -> [Operand] {
  guard let bias else { return [] }
  return [Operand(bias) { $0.withFourAxes.channelSums() }]
}

extension Tensor {
  /// The tensor with axes of size 1 before its own.
  fileprivate var withFourAxes: Tensor {
    reshaped(to: [Int](repeating: 1, count: Swift.max(4 - rank, 0)) + shape)
  }

  /// The rows and columns of images.
  fileprivate var imageSize: Extent2D {
    Extent2D(height: shape[rank - 2], width: shape[rank - 1])
  }
}
