import ConvolutionMath

/// The plain loops, for operands too small to be worth packing, and for numbers that no product
/// handles as IEEE 754 asks: an infinite weight must not meet the zeros of a gap.
struct DirectLoops {
  /// The multiply-adds up to which packing costs more than it gives.
  static let mostProducts = 6_000

  let convolution: Convolution2D

  /// Computes either direction.
  func run(_ call: Call) {
    let shape = convolution.target(call.direction)
    for plane in 0..<shape.batchSize * shape.channels {
      (call.output + plane * shape.size.area).update(
        repeating: call.bias.map { $0[plane % shape.channels] } ?? 0, count: shape.size.area)
    }
    switch call.direction {
    case .convolution: convolve(call.input, call.weight, into: call.output)
    case .transposed: transpose(call.input, call.weight, into: call.output)
    }
  }

  /// Adds the convolution of the image to the features.
  func convolve(
    _ image: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
    into features: UnsafeMutablePointer<Float>
  ) {
    forEachRow { row in
      let factor = weight[row.weight]
      for i in 0..<row.count {
        features[row.features + i] += factor * image[row.image + i * row.imageStep]
      }
    }
  }

  /// Adds the transposed convolution of the features to the image.
  func transpose(
    _ features: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
    into image: UnsafeMutablePointer<Float>
  ) {
    forEachRow { row in
      let factor = weight[row.weight]
      for i in 0..<row.count {
        image[row.image + i * row.imageStep] += factor * features[row.features + i]
      }
    }
  }

  /// Adds the products of image and features to the weight that ties them.
  func correlate(
    _ image: UnsafePointer<Float>, _ features: UnsafePointer<Float>,
    into weight: UnsafeMutablePointer<Float>
  ) {
    forEachRow { row in
      var sum: Float = 0
      for i in 0..<row.count {
        sum += image[row.image + i * row.imageStep] * features[row.features + i]
      }
      weight[row.weight] += sum
    }
  }

  /// Neighbouring features, the image cells tied to them, and the one weight that ties them.
  private struct Row {
    let weight: Int
    let image: Int
    let imageStep: Int
    let features: Int
    let count: Int
  }

  /// Calls the body for every row of features and every weight that ties it to the image.
  @inline(__always)
  private func forEachRow(_ body: (Row) -> Void) {
    let image = convolution.image
    let features = convolution.features
    let vertical = convolution.geometry.vertical
    let horizontal = convolution.geometry.horizontal
    for n in 0..<features.batchSize {
      for f in 0..<features.channels {
        let firstChannel = f / convolution.featuresPerGroup * convolution.channelsPerGroup
        for c in 0..<convolution.channelsPerGroup {
          for i in 0..<vertical.kernelSize {
            let rows = vertical.featureCells(
              seenBy: i, image: image.size.height, features: features.size.height)
            for h in rows {
              let imageRow = h * vertical.stride - vertical.padding + i * vertical.dilation
              for j in 0..<horizontal.kernelSize {
                let columns = horizontal.featureCells(
                  seenBy: j, image: image.size.width, features: features.size.width)
                let imageColumn =
                  columns.lowerBound * horizontal.stride - horizontal.padding
                  + j * horizontal.dilation
                body(
                  Row(
                    weight: convolution.weightIndex(f, c, i, j),
                    image: image.index(n, firstChannel + c, imageRow, imageColumn),
                    imageStep: horizontal.stride,
                    features: features.index(n, f, h, columns.lowerBound),
                    count: columns.count))
              }
            }
          }
        }
      }
    }
  }
}

extension ConvolutionGeometry {
  /// Returns the feature cells that the kernel's cell ties to a cell within the image.
  fileprivate func featureCells(seenBy kernelCell: Int, image: Int, features: Int) -> Range<Int> {
    let offset = kernelCell * dilation - padding
    let first = offset >= 0 ? 0 : (-offset).dividedRoundingUp(by: stride)
    let end = image > offset ? (image - offset).dividedRoundingUp(by: stride) : 0
    return min(first, features)..<max(min(first, features), min(end, features))
  }
}
