/// How new pixels are computed when images are enlarged.
public enum InterpolationMode: Hashable, Sendable {
  /// Each new pixel is a copy of the old one below it.
  case nearest

  /// Each new pixel is a mean of its 2 × 2 old neighbours, weighted by distance.
  ///
  /// With aligned corners the outermost pixels' centres stay in place; otherwise the outer edges do.
  case bilinear(alignCorners: Bool = false)

  /// Each new pixel is a mean of its 4 × 4 old neighbours, weighted by a cubic polynomial.
  case bicubic(alignCorners: Bool = false)
}

/// Returns the matrix that interpolates along one axis: a row of weights for each new pixel.
///
/// - Parameters:
///   - size: The number of old pixels.
///   - newSize: The number of new pixels.
///   - mode: How new pixels are computed.
///   - file: The caller's file, for the message if the sizes are none.
///   - line: The caller's line.
/// - Returns: A matrix of shape `[newSize, size]`, each of whose rows sums to 1.
/// - SeeAlso: PyTorch's `torch.nn.functional.interpolate`, whose weights these are.
public func interpolationMatrix(
  from size: Int, to newSize: Int, mode: InterpolationMode,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  stop(on: interpolationProblem(from: size, to: newSize), file: file, line: line)
  var weights = [Float](repeating: 0, count: newSize * size)
  for new in 0..<newSize {
    for (old, weight) in taps(of: new, from: size, to: newSize, mode: mode) {
      // Beyond the border, the outermost pixel is repeated.
      weights[new * size + min(max(old, 0), size - 1)] += weight
    }
  }
  return Tensor(shape: [newSize, size], scalars: weights)
}

/// Returns why pixels cannot be made of others, or `nil` if they can.
func interpolationProblem(from size: Int, to newSize: Int) -> String? {
  if size < 0 || newSize < 0 || (size == 0 && newSize > 0) {
    return "interpolationMatrix: \(newSize) pixels cannot be made of \(size); sizes are 0 or more, "
      + "and no pixels make none"
  }
  return AllocationLimit.problem(of: [newSize, size])
}

/// Returns the old pixels that one new pixel is made of, and their weights.
private func taps(
  of new: Int, from size: Int, to newSize: Int, mode: InterpolationMode
) -> [(old: Int, weight: Float)] {
  switch mode {
  case .nearest:
    return [(new * size / newSize, 1)]
  case .bilinear(let alignCorners):
    let center = max(place(of: new, from: size, to: newSize, alignCorners: alignCorners), 0)
    let old = Int(center)
    let fraction = center - Float(old)
    return [(old, 1 - fraction), (old + 1, fraction)]
  case .bicubic(let alignCorners):
    let center = place(of: new, from: size, to: newSize, alignCorners: alignCorners)
    let old = Int(center.rounded(.down))
    return (old - 1...old + 2).map { ($0, cubicWeight(at: (center - Float($0)).magnitude)) }
  }
}

/// Returns where the centre of a new pixel lies, in old pixels.
private func place(of new: Int, from size: Int, to newSize: Int, alignCorners: Bool) -> Float {
  if alignCorners {
    return newSize > 1 ? Float(new) * Float(size - 1) / Float(newSize - 1) : 0
  }
  return (Float(new) + 0.5) * Float(size) / Float(newSize) - 0.5
}

/// Returns the weight of a pixel at a distance below 2: Keys' cubic convolution kernel.
///
/// - SeeAlso: Keys, *Cubic convolution interpolation for digital image processing* (1981). Keys
///   takes a = −0.5; PyTorch, as OpenCV does, a = −0.75.
private func cubicWeight(at distance: Float) -> Float {
  let a: Float = -0.75
  let x = distance
  return x <= 1
    ? ((a + 2) * x - (a + 3)) * x * x + 1
    : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
}
