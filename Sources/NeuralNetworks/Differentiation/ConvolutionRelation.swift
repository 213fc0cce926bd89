/// What a convolution ties together: an image, a weight and features, any two giving the third.
///
/// Whichever direction a layer runs in, the number ⟨convolution of the image, features⟩ is a sum of
/// products of one image cell, one weight and one feature cell. Its derivative with respect to each
/// of the three is linear in the other two:
///
/// - with respect to the features, a convolution of the image;
/// - with respect to the image, a transposed convolution of the features;
/// - with respect to the weight, a convolution of the image with the features as its kernel.
///
/// So the input gradient of a convolution is a transposed convolution and the other way round, and
/// both share their weight gradient. Images are `[N, C, H, W]`, features `[N, F, h, w]`, and the
/// weight is `[F, C / groups, kH, kW]`.
struct ConvolutionRelation {
  var stride: Extent2D
  var padding: Extent2D
  var dilation: Extent2D
  var groups: Int

  /// Returns the features of some rows and columns that an image gives.
  ///
  /// An image that was made with an output padding of a stride or more would give further ones.
  func features(of image: Tensor, weight: Tensor, size: Extent2D) -> Tensor {
    conv2D(
      image, weight: weight, stride: stride, padding: padding, dilation: dilation, groups: groups
    ).cropped(to: size)
  }

  /// Returns the image of some rows and columns into which features are painted.
  func image(of features: Tensor, weight: Tensor, size: Extent2D) -> Tensor {
    let rows = outputPadding(
      from: features.shape[2], to: size.height, kernelSize: weight.shape[2],
      stride: stride.height, padding: padding.height, dilation: dilation.height)
    let columns = outputPadding(
      from: features.shape[3], to: size.width, kernelSize: weight.shape[3],
      stride: stride.width, padding: padding.width, dilation: dilation.width)
    return transposedConv2D(
      features, weight: weight, stride: stride, padding: padding,
      outputPadding: Extent2D(height: rows, width: columns), dilation: dilation, groups: groups)
  }

  /// Returns the gradient of the weight, a convolution of the image with the features as its kernel.
  func weight(of image: Tensor, features: Tensor, kernelSize: Extent2D) -> Tensor {
    conv2DWeightGradient(
      image: image, features: features, kernelSize: kernelSize, stride: stride, padding: padding,
      dilation: dilation, groups: groups)
  }
}

extension Tensor {
  /// Returns the first rows and columns of images.
  fileprivate func cropped(to size: Extent2D) -> Tensor {
    cropped(bottom: shape[2] - size.height, right: shape[3] - size.width)
  }
}
