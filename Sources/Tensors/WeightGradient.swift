import ConvolutionKernels
import ConvolutionMath

/// The ways to compute the weight gradient of a convolution.
public enum WeightGradientMethod: Hashable, Sendable, CaseIterable {
  /// Whatever is quickest on this machine.
  case fast

  /// A convolution of the images with the features as the kernel.
  case convolution
}

/// Returns the gradient of the weight that `conv2D` and `transposedConv2D` share.
///
/// Where the convolution was applied, `features` is the gradient of its output; where the transposed
/// convolution was, `image` is.
///
/// - Parameters:
///   - image: The images, shape `[N, C, H, W]`.
///   - features: The features, shape `[N, F, h, w]`.
///   - kernelSize: The kernel's rows and columns.
///   - stride: The pixels from one position of the kernel to the next.
///   - padding: The zeros added to each edge of the images.
///   - dilation: The pixels from one weight of the kernel to the next.
///   - groups: Into how many independent parts the channels are divided.
///   - method: Which implementation computes the result.
///   - file: The caller's file, for the message if the shapes do not agree.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[F, C / groups, kH, kW]`.
public func conv2DWeightGradient(
  image: Tensor, features: Tensor, kernelSize: Extent2D,
  stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1,
  using method: WeightGradientMethod = .fast,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  stop(on: gradientProblem(image.shape, features.shape), file: file, line: line)
  let operands = "images \(image.shape), features \(features.shape)"
  let geometry = ConvolutionGeometry2D(
    kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation)
  let convolution = unlessGeometryFails(
    of: "conv2DWeightGradient", on: operands, file: file, line: line
  ) {
    () throws(GeometryError) in
    try Convolution2D(joining: image, features, geometry, groups: groups)
  }
  switch method {
  case .fast:
    let shape = [
      features.shape[1], image.shape[1] / groups, kernelSize.height, kernelSize.width,
    ]
    let scalars = convolution.weightGradient(image: image.scalars, features: features.scalars)
    return Tensor(uncheckedShape: shape, scalars: scalars)
  case .convolution:
    return gradientByConvolution(image, features, convolution)
  }
}

/// Returns the gradient by sliding the features over the images.
///
/// Neighbouring weights meet image cells that lie one dilation apart, and neighbouring feature cells
/// ones that lie one stride apart: for the features as a kernel, the two change places. The images
/// of a batch are summed over, as channels are in any convolution.
private func gradientByConvolution(
  _ image: Tensor, _ features: Tensor, _ convolution: Convolution2D
) -> Tensor {
  let geometry = convolution.geometry
  let (vertical, horizontal) = (geometry.vertical, geometry.horizontal)
  let (channels, featureChannels) = (convolution.channelsPerGroup, convolution.featuresPerGroup)
  let parts = (0..<convolution.groups).map { group in
    let image = image[0..., group * channels..<(group + 1) * channels]
    let features = features[0..., group * featureChannels..<(group + 1) * featureChannels]
    let whole = conv2D(
      image.withBatchAndChannelsExchanged, weight: features.withBatchAndChannelsExchanged,
      stride: Extent2D(height: vertical.dilation, width: horizontal.dilation),
      padding: Extent2D(height: vertical.padding, width: horizontal.padding),
      dilation: Extent2D(height: vertical.stride, width: horizontal.stride))
    return whole.cropped(
      bottom: whole.shape[2] - vertical.kernelSize, right: whole.shape[3] - horizontal.kernelSize
    ).withBatchAndChannelsExchanged
  }
  return .concatenate(parts)
}

/// Why two tensors are no images and features of one batch, or `nil`.
private func gradientProblem(_ image: [Int], _ features: [Int]) -> String? {
  if image.count == 4 && features.count == 4 && image[0] == features[0] { return nil }
  return "conv2DWeightGradient: images \(image) and features \(features) do not belong together; "
    + "images are [N, C, H, W] and features [N, F, h, w] with the same N"
}

extension Convolution2D {
  /// Creates the convolution that ties images to features.
  fileprivate init(
    joining image: Tensor, _ features: Tensor, _ geometry: ConvolutionGeometry2D, groups: Int
  ) throws(GeometryError) {
    let size = Extent2D(height: features.shape[2], width: features.shape[3])
    let shape = try ImageShape(
      batchSize: features.shape[0], channels: features.shape[1], size: size)
    // The padding may trim more than the features cover: what is left is all output padding.
    let outputPadding = try Extent2D(
      height: geometry.vertical.remainder(ofImage: image.shape[2], features: size.height),
      width: geometry.horizontal.remainder(ofImage: image.shape[3], features: size.width))
    guard outputPadding.height >= 0, outputPadding.width >= 0 else {
      let fitting = try geometry.convolutionSize(
        of: Extent2D(height: image.shape[2], width: image.shape[3]))
      let isTooTall = outputPadding.height < 0
      let (given, valid) =
        isTooTall ? (size.height, fitting.height) : (size.width, fitting.width)
      throw .unreachableSize(given, valid: valid...valid)
    }
    try self.init(
      transposing: shape, imageChannels: image.shape[1], geometry: geometry,
      outputPadding: outputPadding, groups: groups)
  }
}

extension Tensor {
  /// The tensor `[C, N, H, W]` of a tensor `[N, C, H, W]`.
  fileprivate var withBatchAndChannelsExchanged: Tensor {
    transposed(permutation: [1, 0, 2, 3])
  }
}
