extension Tensor {
  /// Returns images whose pixels are repeated, each becoming a block of equal ones.
  ///
  /// - Parameters:
  ///   - factor: The rows and columns of each block.
  ///   - file: The caller's file, for the message if the factor does not fit.
  ///   - line: The caller's line.
  /// - Returns: A tensor of shape `[…, factor·H, factor·W]`.
  public func nearestUpsampled(
    by factor: Extent2D, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(
      on: upsamplingProblem("nearestUpsampled", "factor", factor), file: file, line: line)
    let newShape = upsampledShape(factor)
    let (width, newWidth) = (shape[rank - 1], newShape[rank - 1])
    let count = newShape.elementCount
    let repeated = [Float](unsafeUninitializedCapacity: count) { target, initialized in
      guard count > 0, let target = target.baseAddress else { return }
      // The rows of all planes lie one behind the other: each is widened once, then copied.
      for row in 0..<scalarCount / width {
        let first = target + row * factor.height * newWidth
        for column in 0..<width {
          (first + column * factor.width).update(
            repeating: scalars[row * width + column], count: factor.width)
        }
        for copy in stride(from: 1, to: factor.height, by: 1) {
          (first + copy * newWidth).update(from: first, count: newWidth)
        }
      }
      initialized = count
    }
    return Tensor(uncheckedShape: newShape, scalars: repeated)
  }

  /// Returns images with `stride − 1` rows and columns of zeros between the pixels.
  ///
  /// - Parameters:
  ///   - stride: The pixels from one original pixel to the next.
  ///   - file: The caller's file, for the message if the stride does not fit.
  ///   - line: The caller's line.
  /// - Returns: A tensor of shape `[…, (H − 1)·stride + 1, (W − 1)·stride + 1]`.
  public func zeroInserted(
    stride: Extent2D, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(on: upsamplingProblem("zeroInserted", "stride", stride), file: file, line: line)
    var result = Tensor(zeros: upsampledShape(stride), file: file, line: line)
    var layout = StridedLayout(rowMajor: result.shape)
    layout.shape = shape
    layout.strides[rank - 2] *= stride.height
    layout.strides[rank - 1] *= stride.width
    result.scatter(self, through: layout)
    // The zeros behind the last row and column are not between pixels.
    let excess = scalars.isEmpty ? Extent2D(0) : stride
    return result.cropped(
      bottom: Swift.max(excess.height - 1, 0), right: Swift.max(excess.width - 1, 0),
      file: file, line: line)
  }

  /// Returns the images that pixels repeated by a factor come from, each the sum of its copies.
  ///
  /// This is what enlargement becomes on the way back: the inverse of its shapes, not of its values.
  ///
  /// - Parameter factor: The rows and columns of each block, which divide those of the images.
  /// - Returns: For images `[…, factor·H, factor·W]`, a tensor of shape `[…, H, W]`.
  package func blockSums(of factor: Extent2D) -> Tensor {
    guard shape[rank - 2].isMultiple(of: factor.height),
      shape[rank - 1].isMultiple(of: factor.width)
    else {
      shapeFailure("blocks of \(factor.height) by \(factor.width) do not tile shape \(shape)")
    }
    let (newWidth, height) = (shape[rank - 1], shape[rank - 2] / factor.height)
    let width = newWidth / factor.width
    let newShape = Array(shape.dropLast(2)) + [height, width]
    var sums = [Float](repeating: 0, count: newShape.elementCount)
    sums.withUnsafeMutableBufferPointer { sums in
      scalars.withUnsafeBufferPointer { scalars in
        for row in 0..<(width == 0 ? 0 : sums.count / width) {
          for copy in 0..<factor.height {
            let first = (row * factor.height + copy) * newWidth
            for column in 0..<newWidth {
              sums[row * width + column / factor.width] += scalars[first + column]
            }
          }
        }
      }
    }
    return Tensor(uncheckedShape: newShape, scalars: sums)
  }

  private func upsampledShape(_ factor: Extent2D) -> [Int] {
    shape.dropLast(2) + [shape[rank - 2] * factor.height, shape[rank - 1] * factor.width]
  }

  /// Returns why images cannot be enlarged by a factor, or `nil` if they can.
  package func upsamplingProblem(
    _ operation: String, _ name: String, _ factor: Extent2D
  ) -> String? {
    if let problem = imageProblem(leastRank: 2) { return "\(operation): \(problem)" }
    guard factor.height >= 1, factor.width >= 1 else {
      return "\(operation): the \(name) is \(factor.height) by \(factor.width); both must be at "
        + "least 1"
    }
    // Also where there are no images: the sizes of an empty result are numbers, too.
    let (height, width) = (Swift.max(shape[rank - 2], 1), Swift.max(shape[rank - 1], 1))
    let tooLarge =
      AllocationLimit.problem(of: [height, factor.height])
      ?? AllocationLimit.problem(of: [width, factor.width])
      ?? AllocationLimit.problem(of: shape + [factor.height, factor.width])
    return tooLarge.map { _ in
      "\(operation): images of shape \(shape), enlarged \(factor.height) by \(factor.width) times, "
        + "take more memory than there is"
    }
  }
}

extension Tensor {
  /// Returns images whose channels are unfolded into blocks of pixels.
  ///
  /// - Parameters:
  ///   - factor: The rows and columns of each block, r.
  ///   - order: Which channel holds which pixel of a block; by default as in PyTorch.
  ///   - file: The caller's file, for the message if r² does not divide the channels.
  ///   - line: The caller's line.
  /// - Returns: For an input `[N, C·r², H, W]`, or `[C·r², H, W]`, a tensor `[N, C, r·H, r·W]`.
  public func pixelShuffled(
    by factor: Int, order: PixelShuffleOrder = .channelFirst,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let map = shuffleMap("pixelShuffled", shape, factor, order, file: file, line: line)
    return Tensor(
      uncheckedShape: map.output.axes.suffix(rank) as [Int],
      scalars: map.sources().map { scalars[$0] })
  }

  /// Returns images whose blocks of pixels are folded into channels: the inverse of the shuffle.
  ///
  /// - Parameters:
  ///   - factor: The rows and columns of each block, r.
  ///   - order: Which channel holds which pixel of a block; by default as in PyTorch.
  ///   - file: The caller's file, for the message if r does not divide the rows and columns.
  ///   - line: The caller's line.
  /// - Returns: For an input `[N, C, r·H, r·W]`, or `[C, r·H, r·W]`, a tensor `[N, C·r², H, W]`.
  public func pixelUnshuffled(
    by factor: Int, order: PixelShuffleOrder = .channelFirst,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(on: unshuffleProblem(factor), file: file, line: line)
    let folded =
      Array(shape.dropLast(3)) + [
        shape[rank - 3] * factor * factor, shape[rank - 2] / factor, shape[rank - 1] / factor,
      ]
    let map = shuffleMap("pixelUnshuffled", folded, factor, order, file: file, line: line)
    var result = Tensor(zeros: folded, file: file, line: line)
    for (place, source) in map.sources().enumerated() {
      result.scalars[source] = scalars[place]
    }
    return result
  }

  private func shuffleMap(
    _ name: String, _ shape: [Int], _ factor: Int, _ order: PixelShuffleOrder,
    file: StaticString, line: UInt
  ) -> PixelShuffleMap {
    stop(on: shuffleProblem(name, shape, factor), file: file, line: line)
    return unlessGeometryFails(of: name, file: file, line: line) {
      () throws(GeometryError) in
      let input = try ImageShape(
        batchSize: shape.count == 4 ? shape[0] : 1, channels: shape[shape.count - 3],
        size: Extent2D(height: shape[shape.count - 2], width: shape[shape.count - 1]))
      return try PixelShuffleMap(reading: input, factor: factor, order: order)
    }
  }

  private func unshuffleProblem(_ factor: Int) -> String? {
    if let problem = imageProblem(leastRank: 3) { return "pixelUnshuffled: \(problem)" }
    let divides = factor >= 1 && shape.suffix(2).allSatisfy { $0.isMultiple(of: factor) }
    guard divides else {
      return
        "pixelUnshuffled: blocks of \(factor) by \(factor) do not tile images of shape \(shape)"
    }
    let channels = Swift.max(shape[rank - 3], 1)
    return AllocationLimit.problem(of: [channels, factor, factor]).map { _ in
      "pixelUnshuffled: \(channels) channels for each pixel of \(factor) by \(factor) are more than "
        + "memory can hold"
    }
  }

  /// Returns why channels do not unfold into blocks, or `nil` if they do.
  private func shuffleProblem(_ name: String, _ shape: [Int], _ factor: Int) -> String? {
    guard (3...4).contains(shape.count) else {
      return "\(name): images [N, C, H, W] or [C, H, W] were expected, but the shape is \(shape)"
    }
    let axis = shape.count - 3
    let (area, overflow) = factor.multipliedReportingOverflow(by: factor)
    if factor < 1 || overflow || shape[axis].isMultiple(of: area) { return nil }
    return "\(name): shape \(shape) has \(shape[axis]) channels on axis \(axis); blocks of "
      + "\(factor) by \(factor) take a multiple of \(area)"
  }
}

/// Returns the kernel with which a transposed convolution interpolates bilinearly.
///
/// Along each axis the weights fall off linearly from the centre: 1 − |i − centre| / f with
/// f = ⌈size / 2⌉. A stride of f makes the weights that reach an inner pixel add up to 1.
///
/// - Parameters:
///   - size: The rows and the columns of the kernel.
///   - file: The caller's file, for the message if the size is not positive.
///   - line: The caller's line.
/// - Returns: A tensor of shape `[size, size]`.
/// - SeeAlso: Long, Shelhamer and Darrell, *Fully convolutional networks for semantic segmentation*
///   (2015).
public func bilinearKernel(
  size: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let problem = "bilinearKernel: the size is \(size); it must be at least 1"
  stop(on: size >= 1 ? nil : problem, file: file, line: line)
  stop(on: AllocationLimit.problem(of: [size, size]), file: file, line: line)
  let factor = Float(size - size / 2)
  let center = size.isMultiple(of: 2) ? factor - 0.5 : factor - 1
  let weights = Tensor((0..<size).map { 1 - (Float($0) - center).magnitude / factor })
  return weights.unsqueezed(axis: 1) * weights
}
