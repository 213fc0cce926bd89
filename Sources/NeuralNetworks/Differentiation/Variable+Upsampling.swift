extension Variable {
  /// Returns enlarged images.
  ///
  /// - Parameters:
  ///   - factor: By how much rows and columns grow.
  ///   - mode: How new pixels are computed.
  ///   - file: The caller's file, for the message if the shape or the factor does not fit.
  ///   - line: The caller's line.
  /// - Returns: For images `[N, C, H, W]`, a variable of shape `[N, C, factor·H, factor·W]`.
  public func upsampled(
    by factor: Extent2D, mode: InterpolationMode = .nearest,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    stop(on: upsamplingProblem(factor, mode), file: file, line: line)
    if mode == .nearest { return nearestUpsampled(by: factor, file: file, line: line) }
    let (height, width) = (shape[2], shape[3])
    let rows = interpolationMatrix(from: height, to: height * factor.height, mode: mode)
    let columns = interpolationMatrix(from: width, to: width * factor.width, mode: mode)
    // Each plane X becomes rows·X·columnsᵀ.
    return multiplied(by: columns, alongAxis: 3).multiplied(by: rows, alongAxis: 2)
  }

  /// Returns the products of a matrix with the vectors along an axis.
  private func multiplied(by matrix: Tensor, alongAxis axis: Int) -> Variable {
    Variable(
      value.multiplied(bySparse: matrix, alongAxis: axis),
      from: [Operand(self) { $0.multiplied(bySparse: matrix.transposed(), alongAxis: axis) }])
  }

  /// A copied pixel has as many gradients as copies, and they add up.
  private func nearestUpsampled(
    by factor: Extent2D, file: StaticString, line: UInt
  ) -> Variable {
    Variable(
      value.nearestUpsampled(by: factor, file: file, line: line),
      from: [
        Operand(self) { $0.blockSums(of: factor) }
      ])
  }

  func upsamplingProblem(_ factor: Extent2D, _ mode: InterpolationMode = .nearest) -> String? {
    if let problem = imageProblem("upsampled", shape) { return problem }
    if let problem = value.upsamplingProblem("upsampled", "factor", factor) { return problem }
    if mode == .nearest { return nil }
    // The matrices that interpolate along rows and columns have one row for each new pixel.
    return AllocationLimit.problem(of: [shape[2], factor.height, shape[2]])
      ?? AllocationLimit.problem(of: [shape[3], factor.width, shape[3]])
  }
}

extension Variable {
  /// Returns images whose channels are unfolded into blocks of pixels.
  ///
  /// - Parameters:
  ///   - factor: The rows and columns of each block, r.
  ///   - order: Which channel holds which pixel of a block; by default as in PyTorch.
  ///   - file: The caller's file, for the message if r² does not divide the channels.
  ///   - line: The caller's line.
  /// - Returns: For an input `[N, C·r², H, W]`, a variable of shape `[N, C, r·H, r·W]`.
  public func pixelShuffled(
    by factor: Int, order: PixelShuffleOrder = .channelFirst,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    Variable(
      value.pixelShuffled(by: factor, order: order, file: file, line: line),
      from: [Operand(self) { $0.pixelUnshuffled(by: factor, order: order) }])
  }

  /// Returns images whose blocks of pixels are folded into channels: the inverse of the shuffle.
  ///
  /// - Parameters:
  ///   - factor: The rows and columns of each block, r.
  ///   - order: Which channel holds which pixel of a block; by default as in PyTorch.
  ///   - file: The caller's file, for the message if r does not divide the rows and columns.
  ///   - line: The caller's line.
  /// - Returns: For an input `[N, C, r·H, r·W]`, a variable of shape `[N, C·r², H, W]`.
  public func pixelUnshuffled(
    by factor: Int, order: PixelShuffleOrder = .channelFirst,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    Variable(
      value.pixelUnshuffled(by: factor, order: order, file: file, line: line),
      from: [Operand(self) { $0.pixelShuffled(by: factor, order: order) }])
  }
}

extension Tensor {
  /// Returns the products of a matrix, most of whose elements are 0, with the vectors along an axis.
  fileprivate func multiplied(bySparse matrix: Tensor, alongAxis axis: Int) -> Tensor {
    let (newSize, size) = (matrix.shape[0], matrix.shape[1])
    let weights = matrix.scalars.enumerated().filter { $0.element != 0 }
    let (outer, inner) = (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    let input = scalars
    var output = [Float](repeating: 0, count: outer * newSize * inner)
    // matrix [newSize, size], input [outer, size, inner], output [outer, newSize, inner]
    for o in 0..<outer {
      for (place, weight) in weights {
        let (new, old) = place.quotientAndRemainder(dividingBy: size)
        let (target, source) = ((o * newSize + new) * inner, (o * size + old) * inner)
        for i in 0..<inner { output[target + i] += weight * input[source + i] }
      }
    }
    var shape = shape
    shape[axis] = newSize
    return Tensor(shape: shape, scalars: output)
  }
}
