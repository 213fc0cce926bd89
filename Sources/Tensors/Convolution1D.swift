// One axis is an image one row high.

/// Returns the 1-D convolution of a batch of signals.
///
/// - Parameters:
///   - input: The signals, shape `[N, Cin, L]`, or `[Cin, L]`, or one signal `[L]`.
///   - weight: The parameter, shape `[Cout, Cin / groups, K]`; `[K]` for one signal.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The cells from one position of the kernel to the next.
///   - padding: The zeros added to each end of the input.
///   - dilation: The cells from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputLength]`, in the input's rank.
public func conv1D(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let output = conv2D(
    input.asRow(file: file, line: line), weight: weight.asRow(file: file, line: line), bias: bias,
    stride: Extent2D(height: 1, width: stride), padding: Extent2D(height: 0, width: padding),
    dilation: Extent2D(height: 1, width: dilation), groups: groups, file: file, line: line)
  return output.squeezed(axis: -2)
}

/// Returns the 1-D transposed convolution of a batch of signals.
///
/// - Parameters:
///   - input: The signals, shape `[N, Cin, L]`, or `[Cin, L]`, or one signal `[L]`.
///   - weight: The parameter, shape `[Cin, Cout / groups, K]`; `[K]` for one signal.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The cells from one copy of the kernel to the next.
///   - padding: The cells trimmed from each end of the output.
///   - outputPadding: The cells added at the far end of the output.
///   - dilation: The cells from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - method: Which of the four readable implementations computes the result.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputLength]`, in the input's rank.
public func transposedConv1D(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  stride: Int = 1, padding: Int = 0, outputPadding: Int = 0, dilation: Int = 1, groups: Int = 1,
  using method: TransposedConvolutionMethod = .scatterAdd,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let output = transposedConv2D(
    input.asRow(file: file, line: line), weight: weight.asRow(file: file, line: line), bias: bias,
    stride: Extent2D(height: 1, width: stride), padding: Extent2D(height: 0, width: padding),
    outputPadding: Extent2D(height: 0, width: outputPadding),
    dilation: Extent2D(height: 1, width: dilation), groups: groups, using: method,
    file: file, line: line)
  return output.squeezed(axis: -2)
}

extension Tensor {
  /// Returns signals `[…, L]` as images `[…, 1, L]`.
  fileprivate func asRow(file: StaticString, line: UInt) -> Tensor {
    let problem = "a signal has 1 to 3 axes, [N, C, L] or fewer, but the shape is \(shape)"
    stop(on: (1...3).contains(rank) ? nil : problem, file: file, line: line)
    return unsqueezed(axis: -2)
  }
}
