/// The planes of images `[N, C, H, W]`, in the order in which they lie in memory.
///
/// A channel has one plane in each image, far from one another. Walking through memory from one end
/// to the other is quicker than channel by channel; so what is summed over a channel is summed for
/// each plane first. That also gives the same sums for any number of threads.
struct ChannelPlanes {
  let channels: Int

  /// The pixels of one plane.
  let area: Int

  /// The number of planes: N·C.
  let count: Int

  /// Creates the division of images `[N, C, H, W]`.
  init(of shape: [Int]) {
    channels = shape[1]
    area = shape[2] * shape[3]
    count = shape[0] * shape[1]
  }

  /// The pixels of one channel, over all images.
  var pixelsPerChannel: Int { channels == 0 ? 0 : count / channels * area }

  /// Calls the body with the number, the channel and the pixels of each plane, on several threads.
  func visit(_ body: (_ plane: Int, _ channel: Int, _ pixels: Range<Int>) -> Void) {
    Chunks.forEach(of: count, each: area) { planes in
      for plane in planes {
        body(plane, plane % channels, plane * area..<(plane + 1) * area)
      }
    }
  }

  /// Returns what the body makes of each plane, in the planes' order.
  func map<Number: BitwiseCopyable>(
    _ body: (_ plane: Int, _ channel: Int, _ pixels: Range<Int>) -> Number
  ) -> [Number] {
    [Number](unsafeUninitializedCapacity: count) { memory, initialized in
      let numbers = UnsafeMutableBufferPointer(rebasing: memory[..<count])
      visit { numbers.initializeElement(at: $0, to: body($0, $1, $2)) }
      initialized = count
    }
  }

  /// Returns the sums, for each channel, of numbers that its planes have.
  func addedUp(_ numbers: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: channels)
    for (plane, number) in numbers.enumerated() { sums[plane % channels] += number }
    return sums
  }
}

extension Tensor {
  /// Returns the sum of each channel of images `[N, C, H, W]`, of shape `[C]`.
  func channelSums() -> Tensor {
    let planes = ChannelPlanes(of: shape)
    let sums = scalars.withUnsafeBufferPointer { x in
      planes.map { Sums.total(UnsafeBufferPointer(rebasing: x[$2])) }
    }
    return Tensor(planes.addedUp(sums).map { Float($0) })
  }

  /// Returns the mean and the variance of each channel of images `[N, C, H, W]`, of shape `[C]`.
  ///
  /// The variance is the mean of the squared distances from the mean. For each plane they are
  /// measured from its own mean, while it is in the cache; those means' distances from the
  /// channel's make up for that.
  ///
  /// - SeeAlso: Chan, Golub and LeVeque, *Updating formulae and a pairwise algorithm for computing
  ///   sample variances* (1979).
  func channelMoments() -> (mean: Tensor, variance: Tensor) {
    let planes = ChannelPlanes(of: shape)
    let (area, count) = (Double(planes.area), Double(planes.pixelsPerChannel))
    let moments = scalars.withUnsafeBufferPointer { x in
      planes.map { _, _, pixels in
        let pixels = UnsafeBufferPointer(rebasing: x[pixels])
        let sum = Sums.total(pixels)
        return SIMD2(sum, Sums.squares(pixels, from: Float(sum / area)))
      }
    }
    let means = planes.addedUp(moments.map { $0.x }).map { $0 / count }
    let squares = planes.addedUp(
      moments.enumerated().map { plane, moment in
        let center = Double(Float(moment.x / area))
        let mean = means[plane % planes.channels]
        // Σ (x − mean)² = Σ (x − center)² + (center − mean)·(2·Σ x − area·(center + mean))
        return moment.y + (center - mean) * (2 * moment.x - area * (center + mean))
      })
    return (
      Tensor(means.map { Float($0) }), Tensor(squares.map { Float(Swift.max($0, 0) / count) })
    )
  }
}
