/// How JAX and Flax pad.
public enum FlaxPadding: Hashable, Sendable {
  /// As much that the output size depends on the input size and the stride alone.
  ///
  /// A convolution then gives ⌈I / S⌉ and a transposed one I·S. Where the zeros do not divide
  /// evenly, one end of the axis gets one more than the other.
  case same

  /// Nothing for a convolution; for a transposed one, all that any copy of the kernel covers.
  case valid

  /// The zeros added to each edge of what the kernel slides over: for a transposed convolution,
  /// the input with zeros inserted. PyTorch's padding is D·(K − 1) less this number.
  case zeros(Extent2D)
}

/// Returns the 2-D convolution with the padding rules of Flax's `Conv`.
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter, shape `[Cout, Cin / groups, kH, kW]`; `[kH, kW]` for a plane.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one position of the kernel to the next.
///   - padding: The rule by which zeros are added.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
public func conv2D(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  stride: Extent2D = 1, padding: FlaxPadding, dilation: Extent2D = 1, groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let padded = input.padded(
    for: weight, stride, dilation, file: file, line: line
  ) { $0.convolutionPadding(padding) }
  return conv2D(
    padded, weight: weight, bias: bias, stride: stride, dilation: dilation, groups: groups,
    file: file, line: line)
}

/// Returns what Flax's `ConvTranspose` computes: a convolution over the input spread out by zeros.
///
/// The kernel is **not** rotated, as Flax does by default, so this is the transpose of no
/// convolution with the same kernel. With `weight.flipped(axes: [-2, -1])` it is that of Flax with
/// `transpose_kernel=True`, and of `transposedConv2D` if the weight's first two axes are exchanged.
///
/// - Parameters:
///   - input: The images, shape `[N, Cin, H, W]`, or `[Cin, H, W]`, or one plane `[H, W]`.
///   - weight: The parameter in the layout of `conv2D`, shape `[Cout, Cin / groups, kH, kW]`;
///     `[kH, kW]` for a plane. From Flax's layout, `weightAsChannelsFirst()` makes it.
///   - bias: One number for each output channel, shape `[Cout]`.
///   - stride: The pixels from one input pixel to the next, zeros between.
///   - padding: The rule by which zeros are added around them.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[N, Cout, outputHeight, outputWidth]`, in the input's rank.
/// - SeeAlso: `jax.lax.conv_transpose`.
public func fractionallyStridedConv2D(
  _ input: Tensor, weight: Tensor, bias: Tensor? = nil,
  stride: Extent2D = 1, padding: FlaxPadding = .same, dilation: Extent2D = 1, groups: Int = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let spread = input.zeroInserted(stride: stride, file: file, line: line)
  let padded = spread.padded(
    for: weight, stride, dilation, file: file, line: line
  ) { $0.fractionallyStridedPadding(padding) }
  return conv2D(
    padded, weight: weight, bias: bias, dilation: dilation, groups: groups, file: file, line: line)
}

/// What the padding rules look at, for one axis.
private struct PaddedAxis {
  /// Picks this axis's number out of a pair.
  let component: KeyPath<Extent2D, Int>

  /// The input's size along the axis.
  let inputSize: Int

  /// The cells from the kernel's first weight to its last, less one.
  let reach: Int

  /// The cells from one position to the next.
  let stride: Int

  /// Returns the zeros before and behind the input of a convolution.
  func convolutionPadding(_ rule: FlaxPadding) -> (before: Int, after: Int) {
    switch rule {
    case .same:
      let lastPosition = (inputSize - 1) / stride * stride
      let total = max(lastPosition + reach + 1 - inputSize, 0)
      return (total / 2, total - total / 2)
    case .valid:
      return (0, 0)
    case .zeros(let extent):
      return (extent[keyPath: component], extent[keyPath: component])
    }
  }

  /// Returns the zeros before and behind the spread-out input of a transposed convolution.
  func fractionallyStridedPadding(_ rule: FlaxPadding) -> (before: Int, after: Int) {
    switch rule {
    case .same:
      let total = reach + stride - 1
      let before = stride > reach ? reach : (total + 1) / 2
      return (before, total - before)
    case .valid:
      return (reach, max(reach, stride - 1))
    case .zeros(let extent):
      return (extent[keyPath: component], extent[keyPath: component])
    }
  }
}

extension Tensor {
  /// Returns the images with the zeros that a rule adds for a kernel.
  fileprivate func padded(
    for weight: Tensor, _ stride: Extent2D, _ dilation: Extent2D,
    file: StaticString, line: UInt, by rule: (PaddedAxis) -> (before: Int, after: Int)
  ) -> Tensor {
    stop(
      on: imageProblem(leastRank: 2) ?? weight.imageProblem(leastRank: 2), file: file, line: line)
    func padding(_ axis: Int, _ component: KeyPath<Extent2D, Int>) -> (before: Int, after: Int) {
      let geometry = ConvolutionGeometry(
        kernelSize: weight.shape[weight.rank + axis], stride: stride[keyPath: component],
        dilation: dilation[keyPath: component])
      let kernel = unlessGeometryFails(of: "conv2D", file: file, line: line) {
        () throws(GeometryError) in try geometry.effectiveKernelSize
      }
      // A kernel of more than 2⁴⁰ cells fits no image; the limit keeps the sums from overflowing.
      return rule(
        PaddedAxis(
          component: component, inputSize: shape[rank + axis],
          reach: Swift.min(kernel, 1 << 40) - 1,
          stride: geometry.stride))
    }
    let (vertical, horizontal) = (padding(-2, \.height), padding(-1, \.width))
    return padded(
      top: vertical.before, bottom: vertical.after,
      left: horizontal.before, right: horizontal.after, file: file, line: line)
  }
}
