import ConvolutionMath

/// The direction in which a `Convolution2D` is read.
public enum ConvolutionDirection: Hashable, Sendable {
  /// From the image to the features.
  case convolution

  /// From the features to the image.
  case transposed
}

extension Convolution2D {
  /// The shape of what a direction reads.
  func source(_ direction: ConvolutionDirection) -> ImageShape {
    direction == .convolution ? image : features
  }

  /// The shape of what a direction writes.
  func target(_ direction: ConvolutionDirection) -> ImageShape {
    direction == .convolution ? features : image
  }
}
