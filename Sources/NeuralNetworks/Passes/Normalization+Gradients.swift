extension Normalization {
  /// The gradients of what went into a normalisation.
  struct Gradients {
    /// The gradient of the images, `[N, C, H, W]`.
    var images: Tensor

    /// The gradient of the weight, `[C]`.
    var weight: Tensor

    /// The gradient of the bias, `[C]`.
    var bias: Tensor
  }

  /// Returns the gradients for one of the result.
  ///
  /// With M the numbers of a channel, and mean and variance computed from the images:
  ///
  ///     gradient of bias   = Σ g
  ///     gradient of weight = Σ g·x̂
  ///     gradient of x      = weight·r·(g − Σ g / M − x̂·(Σ g·x̂) / M)
  ///
  /// - Parameters:
  ///   - gradient: The gradient g of the result.
  ///   - images: What was normalised.
  ///   - result: What came of it.
  ///   - followsBatch: Whether mean and variance were computed from the images; otherwise the two
  ///     sums are left out of the gradient of x.
  /// - Returns: The gradients of images, weight and bias.
  func gradients(
    for gradient: Tensor, of images: Tensor, result: Tensor, followsBatch: Bool
  ) -> Gradients {
    requireSameShape(gradient, images, result)
    let planes = ChannelPlanes(of: images.shape)
    var sums = [SIMD2<Double>](repeating: .zero, count: planes.channels)
    let imageGradient = Tensor(shape: images.shape) { target in
      images.withAddress { x in
        gradient.withAddress { gradient in
          result.withAddress { sign in
            sums = unrectify(gradient, where: sign, x, planes, into: target)
          }
        }
        finish(target, x, planes, followsBatch ? sums : nil)
      }
    }
    return Gradients(
      images: imageGradient,
      weight: Tensor(zip(sums, scale).map { Float($0.y) * $1 }),
      bias: Tensor(sums.map { Float($0.x) }))
  }

  /// Writes the gradients of what the activation was applied to, and returns two sums of each
  /// channel: that of these gradients, and that of their products with the distances from the mean.
  private func unrectify(
    _ gradient: UnsafePointer<Float>, where sign: UnsafePointer<Float>,
    _ x: UnsafePointer<Float>, _ planes: ChannelPlanes, into target: UnsafeMutablePointer<Float>
  ) -> [SIMD2<Double>] {
    let sums = planes.map { _, channel, pixels in
      let first = pixels.lowerBound
      if let rectifier {
        rectifier.pullBack(gradient, where: sign, pixels, into: target)
      } else {
        (target + first).update(from: gradient + first, count: pixels.count)
      }
      let g = UnsafeBufferPointer(start: target + first, count: pixels.count)
      let images = UnsafeBufferPointer(start: x + first, count: pixels.count)
      return SIMD2(Sums.total(g), Sums.products(g, images, from: mean[channel]))
    }
    return zip(planes.addedUp(sums.map { $0.x }), planes.addedUp(sums.map { $0.y }))
      .map { SIMD2($0, $1) }
  }

  /// Makes the gradients of the images of those of the normalised ones.
  private func finish(
    _ target: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ planes: ChannelPlanes,
    _ sums: [SIMD2<Double>]?
  ) {
    let count = Double(planes.pixelsPerChannel)
    planes.visit { _, channel, pixels in
      let factor = weight[channel] * scale[channel]
      guard let sum = sums?[channel] else {
        for i in pixels { target[i] *= factor }
        return
      }
      let (mean, level) = (mean[channel], Float(sum.x / count))
      let slope = Float(sum.y / count) * scale[channel] * scale[channel]
      for i in pixels { target[i] = (target[i] - level - (x[i] - mean) * slope) * factor }
    }
  }
}
