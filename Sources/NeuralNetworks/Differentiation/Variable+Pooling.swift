extension Variable {
  /// Returns the largest pixel below each position of a window.
  ///
  /// The gradient goes to the pixel that was the largest; among equals, to the first.
  ///
  /// - Parameters:
  ///   - windowSize: The rows and columns of the window.
  ///   - stride: The pixels from one position to the next; by default the window's size.
  ///   - padding: The pixels around the image, which are never the largest; at most half a window.
  ///   - file: The caller's file, for the message if the window does not fit.
  ///   - line: The caller's line.
  /// - Returns: For images `[N, C, H, W]`, a variable of shape `[N, C, h, w]`.
  public func maxPooled(
    _ windowSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    stop(
      on: poolingProblem("maxPooled", windowSize, padding: padding), file: file, line: line)
    let geometry = ConvolutionGeometry2D(
      kernelSize: windowSize, stride: stride ?? windowSize, padding: padding)
    let size = outputSize("maxPooled", geometry, file: file, line: line)
    let places = value.placesOfLargest(geometry, size)
    let largest = places.map { value.scalars[$0] }
    return Variable(
      Tensor(shape: [shape[0], shape[1], size.height, size.width], scalars: largest),
      from: [
        Operand(self) { [shape] gradient in
          var scalars = [Float](repeating: 0, count: shape.reduce(1, *))
          for (place, part) in zip(places, gradient.scalars) { scalars[place] += part }
          return Tensor(shape: shape, scalars: scalars)
        }
      ])
  }

  /// Returns the mean of the pixels below each position of a window.
  ///
  /// This is a convolution of each channel with a kernel of equal weights; padding counts as zeros.
  ///
  /// - Parameters:
  ///   - windowSize: The rows and columns of the window.
  ///   - stride: The pixels from one position to the next; by default the window's size.
  ///   - padding: The zeros around the image; at most half a window.
  ///   - file: The caller's file, for the message if the window does not fit.
  ///   - line: The caller's line.
  /// - Returns: For images `[N, C, H, W]`, a variable of shape `[N, C, h, w]`.
  public func averagePooled(
    _ windowSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    stop(
      on: poolingProblem("averagePooled", windowSize, padding: padding), file: file, line: line)
    let weights = Tensor(
      repeating: 1 / Float(windowSize.area),
      shape: [1, 1, windowSize.height, windowSize.width])
    let planes = reshaped(to: [shape[0] * shape[1], 1, shape[2], shape[3]])
    let means = conv2D(
      planes, weight: Variable(constant: weights), stride: stride ?? windowSize,
      padding: padding, file: file, line: line)
    return means.reshaped(to: Array(shape[..<2] + means.shape[2...]))
  }

  func poolingProblem(_ name: String, _ windowSize: Extent2D, padding: Extent2D) -> String? {
    if let problem = imageProblem(name, shape) { return problem }
    for (size, padding) in [
      (windowSize.height, padding.height), (windowSize.width, padding.width),
    ] {
      if size < 1 { return "\(name): the window's size is \(size); it must be at least 1" }
      if !(0...size / 2).contains(padding) {
        return "\(name): the padding is \(padding); for a window of \(size) it ranges from 0 to "
          + "\(size / 2)"
      }
    }
    return AllocationLimit.problem(of: [windowSize.height, windowSize.width])
  }

  private func outputSize(
    _ name: String, _ geometry: ConvolutionGeometry2D, file: StaticString, line: UInt
  ) -> Extent2D {
    do {
      return try geometry.convolutionSize(of: Extent2D(height: shape[2], width: shape[3]))
    } catch {
      shapeFailure("\(name): \(error.message)", file: file, line: line)
    }
  }
}

extension Tensor {
  /// Returns, for each position of a window, where the largest pixel below it lies.
  fileprivate func placesOfLargest(
    _ geometry: ConvolutionGeometry2D, _ size: Extent2D
  ) -> [Int] {
    let (height, width) = (shape[2], shape[3])
    let pixels = scalars
    var places: [Int] = []
    places.reserveCapacity(shape[0] * shape[1] * size.area)
    // Planes [N·C, H, W], positions of the window [h, w].
    for plane in 0..<shape[0] * shape[1] {
      for h in 0..<size.height {
        let rows = geometry.vertical.cells(below: h, within: height)
        for w in 0..<size.width {
          let columns = geometry.horizontal.cells(below: w, within: width)
          var best = (plane * height + rows.lowerBound) * width + columns.lowerBound
          for row in rows {
            for column in columns {
              let place = (plane * height + row) * width + column
              if pixels[place] > pixels[best] || pixels[place].isNaN { best = place }
            }
          }
          places.append(best)
        }
      }
    }
    return places
  }
}

extension ConvolutionGeometry {
  /// Returns the cells of the image below the window at one of its positions.
  fileprivate func cells(below position: Int, within size: Int) -> Range<Int> {
    let start = position * stride - padding
    return max(start, 0)..<min(start + kernelSize, size)
  }
}
