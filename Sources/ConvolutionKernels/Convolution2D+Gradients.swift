import ConvolutionMath

extension Convolution2D {
  /// Returns the gradient of the weight, for either direction.
  ///
  /// Where the convolution was applied, `features` is the gradient of its output; where the
  /// transposed convolution was, `image` is.
  ///
  /// - Parameters:
  ///   - image: `image.count` elements in the order `[N, C, H, W]`.
  ///   - features: `features.count` elements in the order `[N, F, h, w]`.
  ///   - level: The instructions to use; those that the processor lacks are not used.
  ///   - algorithm: Whether wide layers may save products.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: The gradient, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  public func weightGradient(
    image: [Float], features: [Float], level: KernelLevel = .standard,
    algorithm: ConvolutionAlgorithm = .standard,
    file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: weightCount) { gradient, initialized in
      image.withUnsafeBufferPointer { image in
        features.withUnsafeBufferPointer { features in
          writeWeightGradient(
            image: image, features: features, level: level, algorithm: algorithm,
            into: UnsafeMutableBufferPointer(rebasing: gradient[..<weightCount]),
            file: file, line: line)
        }
      }
      initialized = weightCount
    }
  }

  /// Computes the gradient of the weight on flat memory; see `weightGradient`.
  public func writeWeightGradient(
    image: UnsafeBufferPointer<Float>, features: UnsafeBufferPointer<Float>,
    level: KernelLevel = .standard, algorithm: ConvolutionAlgorithm = .standard,
    into gradient: UnsafeMutableBufferPointer<Float>,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    require(
      image.count, self.image.count, elementsOf: "image", shaped: self.image.axes,
      file: file, line: line)
    require(
      features.count, self.features.count, elementsOf: "features", shaped: self.features.axes,
      file: file, line: line)
    require(
      gradient.count, weightCount, elementsOf: "gradient", shaped: weightAxes,
      file: file, line: line)
    guard let from = image.baseAddress, let beside = features.baseAddress,
      let to = gradient.baseAddress
    else {
      gradient.update(repeating: 0)
      return
    }
    let level = min(level, .supported)
    if productCount > DirectLoops.mostProducts {
      if let cell = SingleCell(self, level: level) {
        cell.correlate(from, beside, into: to)
        return
      }
      if let rows = RowCorrelation(self, level: level) {
        rows.run(image: from, features: beside, into: to)
        // Where an infinity met a zero of a gap, the sum is not a number, right or wrong.
        if !UnsafeBufferPointer(gradient).hasNonFinite { return }
        gradient.update(repeating: 0)
        DirectLoops(convolution: self).correlate(from, beside, into: to)
        return
      }
      if level == .amx, SplitCorrelation.pays(for: self),
        WeightGradient(
          kernel: SplitCorrelation(self), image: from, features: beside, gradient: to
        ).run()
      {
        return
      }
      if !image.hasNonFinite, !features.hasNonFinite {
        if algorithm == .minimal, level < .amx, TileCorrelation.pays(for: self),
          let tiles = TileCorrelation(self, level: level),
          tiles.run(image: from, features: beside, into: to)
        {
          return
        }
        let kernel = FloatCorrelation(self, tile: FloatCorrelation.tile(for: self, level: level))
        _ = WeightGradient(kernel: kernel, image: from, features: beside, gradient: to).run()
        return
      }
    }
    gradient.update(repeating: 0)
    DirectLoops(convolution: self).correlate(from, beside, into: to)
  }

  /// Returns the gradient of a bias: the sum of each channel over all images and cells.
  ///
  /// - Parameters:
  ///   - gradient: `shape.count` elements in the order `[N, C, H, W]`.
  ///   - shape: The shape of the output that the bias was added to.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: A sum for each channel.
  public static func biasGradient(
    _ gradient: [Float], shape: ImageShape, file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    require(
      gradient.count, shape.count, elementsOf: "gradient", shaped: shape.axes, file: file,
      line: line)
    return (0..<shape.channels).map { channel in
      (0..<shape.batchSize).reduce(0) { sum, image in
        let first = shape.index(image, channel, 0, 0)
        return sum + gradient[first..<first + shape.size.area].reduce(0, +)
      }
    }
  }
}
