import ConvolutionMath

extension Convolution2D {
  /// Returns the convolution of an image, by the fast engine.
  ///
  /// - Parameters:
  ///   - input: The images, `image.count` elements in the order `[N, C, H, W]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  ///   - bias: A number for each feature channel, added to all of its cells.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: The features, `features.count` elements in the order `[N, F, h, w]`.
  public func convolved(
    _ input: [Float], weight: [Float], bias: [Float]? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    applied(.convolution, to: input, weight: weight, bias: bias, file: file, line: line)
  }

  /// Returns the transposed convolution of features, by the fast engine.
  ///
  /// - Parameters:
  ///   - input: The features, `features.count` elements in the order `[N, F, h, w]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  ///   - bias: A number for each image channel, added to all of its cells.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  /// - Returns: The images, `image.count` elements in the order `[N, C, H, W]`.
  public func transposed(
    _ input: [Float], weight: [Float], bias: [Float]? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) -> [Float] {
    applied(.transposed, to: input, weight: weight, bias: bias, file: file, line: line)
  }

  private func applied(
    _ direction: ConvolutionDirection, to input: [Float], weight: [Float], bias: [Float]?,
    file: StaticString, line: UInt
  ) -> [Float] {
    let count = target(direction).count
    return [Float](unsafeUninitializedCapacity: count) { output, initialized in
      input.withUnsafeBufferPointer { input in
        weight.withUnsafeBufferPointer { weight in
          bias.withUnsafeBufferPointer { bias in
            apply(
              direction, to: input, weight: weight, bias: bias,
              into: UnsafeMutableBufferPointer(rebasing: output[..<count]), file: file, line: line)
          }
        }
      }
      initialized = count
    }
  }

  /// Computes one direction once, on flat memory.
  ///
  /// The weight is packed for this call alone; a `ConvolutionPlan` packs it once for many.
  ///
  /// - Parameters:
  ///   - direction: In which direction to read the convolution.
  ///   - input: What it reads, `[N, C, H, W]` or `[N, F, h, w]`.
  ///   - weight: The weight, `weightCount` elements in the order `[F, C / groups, kH, kW]`.
  ///   - bias: A number for each output channel, added to all of its cells.
  ///   - level: The instructions to use; those that the processor lacks are not used.
  ///   - algorithm: Whether wide layers may save products.
  ///   - output: What it writes; whatever is there is overwritten.
  ///   - file: The caller's file, for the message if the counts do not agree.
  ///   - line: The caller's line.
  public func apply(
    _ direction: ConvolutionDirection, to input: UnsafeBufferPointer<Float>,
    weight: UnsafeBufferPointer<Float>, bias: UnsafeBufferPointer<Float>?,
    level: KernelLevel = .standard, algorithm: ConvolutionAlgorithm = .standard,
    into output: UnsafeMutableBufferPointer<Float>,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    require(
      weight.count, weightCount, elementsOf: "weight", shaped: weightAxes, file: file, line: line)
    requireOperands(
      direction, input: input.count, bias: bias?.count, output: output.count, file: file, line: line
    )
    guard let from = input.baseAddress, let factors = weight.baseAddress,
      let to = output.baseAddress
    else { return }
    let call = Call(
      direction: direction, input: from, weight: factors, bias: bias?.baseAddress, output: to)
    // Examples of a few numbers: choosing a method would take longer than the products.
    if productCount <= DirectLoops.mostProducts { return DirectLoops(convolution: self).run(call) }
    for takesAll in [false, true] {
      let method = Method.best(
        for: self, direction, weight: weight, level: min(level, .supported), algorithm: algorithm,
        takesAll: takesAll, forManyCalls: false)
      if method.run(call) { return }
    }
  }
}

extension Convolution2D {
  /// Stops the program unless what a direction reads and writes has the elements of its shape.
  @inline(__always)
  func requireOperands(
    _ direction: ConvolutionDirection, input: Int, bias: Int?, output: Int,
    file: StaticString, line: UInt
  ) {
    let (source, target) = (source(direction), target(direction))
    require(
      input, source.count, elementsOf: "input", shaped: source.axes, file: file, line: line)
    require(
      output, target.count, elementsOf: "output", shaped: target.axes, file: file, line: line)
    if let bias {
      require(
        bias, target.channels, elementsOf: "bias", shaped: [target.channels], file: file,
        line: line)
    }
  }
}

extension [Float]? {
  /// Calls the body with the elements in place, or with `nil`.
  func withUnsafeBufferPointer(_ body: (UnsafeBufferPointer<Float>?) -> Void) {
    guard let self else { return body(nil) }
    self.withUnsafeBufferPointer { body($0) }
  }
}
