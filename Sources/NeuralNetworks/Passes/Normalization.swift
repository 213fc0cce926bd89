/// How each channel of images is moved and scaled, and rectified if an activation follows.
///
/// With r = 1 / √(variance + ε):
///
///     x̂ = (x − mean)·r        y = x̂·weight + bias
struct Normalization {
  /// One number for each channel: what is subtracted.
  let mean: [Float]

  /// One number for each channel: 1 / √(variance + ε).
  let scale: [Float]

  let weight: [Float]
  let bias: [Float]

  /// What follows, in the same pass.
  let rectifier: Rectifier?

  /// Creates a normalisation from tensors `[C]`.
  init(
    mean: Tensor, variance: Tensor, epsilon: Float, weight: Tensor, bias: Tensor,
    rectifier: Rectifier?
  ) {
    self.mean = mean.scalars
    scale = variance.scalars.map { 1 / ($0 + epsilon).squareRoot() }
    self.weight = weight.scalars
    self.bias = bias.scalars
    self.rectifier = rectifier
  }

  /// Returns the normalised images, of the shape `[N, C, H, W]` of those given.
  func callAsFunction(_ images: Tensor) -> Tensor {
    Tensor(shape: images.shape) { y in
      images.withAddress { x in
        ChannelPlanes(of: images.shape).visit { _, channel, pixels in
          let (mean, factor, bias) = line(of: channel)
          for i in pixels { y[i] = (x[i] - mean) * factor + bias }
          rectifier?.apply(to: y, pixels)
        }
      }
    }
  }

  /// Normalises images, in place if nobody else has them.
  func apply(to images: inout Tensor) {
    let planes = ChannelPlanes(of: images.shape)
    images.withMutableAddress { x in
      planes.visit { _, channel, pixels in
        let (mean, factor, bias) = line(of: channel)
        for i in pixels { x[i] = (x[i] - mean) * factor + bias }
        rectifier?.apply(to: x, pixels)
      }
    }
  }

  /// The straight line that normalisation is, for one channel: y = (x − mean)·factor + bias.
  ///
  /// Subtracting first is exact where all pixels are close to a large mean.
  private func line(of channel: Int) -> (mean: Float, factor: Float, bias: Float) {
    (mean[channel], scale[channel] * weight[channel], bias[channel])
  }
}
