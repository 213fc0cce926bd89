import ConvolutionMath

/// The plain loops, for operands too small to be worth packing, and for numbers that no product
/// handles as IEEE 754 asks: an infinite weight must not meet the zeros of a gap.
///
/// A class, because copying what a plan holds would take as long as the products of a small example.
final class DirectLoops: Sendable {
  /// The multiply-adds up to which packing costs more than it gives.
  static let mostProducts = 6_000

  let convolution: Convolution2D

  /// What each kernel row and each kernel column reaches, where it is known beforehand.
  private let reaches: (rows: [Reach], columns: [Reach])?

  /// Prepares the loops.
  ///
  /// - Parameters:
  ///   - convolution: What to compute.
  ///   - forManyCalls: Whether to find out beforehand which cells are tied; for examples of a few
  ///     numbers, that takes as long as all the rest, but so does the memory for the answer.
  @inline(__always)  // A single call then needs no memory for this object.
  init(convolution: Convolution2D, forManyCalls: Bool = false) {
    self.convolution = convolution
    guard forManyCalls else {
      reaches = nil
      return
    }
    let geometry = convolution.geometry
    reaches = (
      (0..<geometry.kernelSize.height).map { convolution.rowReach(of: $0) },
      (0..<geometry.kernelSize.width).map { convolution.columnReach(of: $0) }
    )
  }

  /// Computes either direction.
  @inline(__always)
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
    if let reaches {
      reaches.rows.withUnsafeBufferPointer { rows in
        reaches.columns.withUnsafeBufferPointer { columns in
          forEachRow(rows, columns, body)
        }
      }
      return
    }
    let kernel = convolution.geometry.kernelSize
    withUnsafeTemporaryAllocation(of: Reach.self, capacity: kernel.height + kernel.width) {
      for i in 0..<kernel.height { $0.initializeElement(at: i, to: convolution.rowReach(of: i)) }
      for j in 0..<kernel.width {
        $0.initializeElement(at: kernel.height + j, to: convolution.columnReach(of: j))
      }
      forEachRow(
        UnsafeBufferPointer(rebasing: $0[..<kernel.height]),
        UnsafeBufferPointer(rebasing: $0[kernel.height...]), body)
    }
  }

  @inline(__always)
  private func forEachRow(
    _ rows: UnsafeBufferPointer<Reach>, _ columns: UnsafeBufferPointer<Reach>,
    _ body: (Row) -> Void
  ) {
    let (image, features) = (convolution.image, convolution.features)
    let (imageArea, featureArea) = (image.size.area, features.size.area)
    let (featuresPerGroup, channelsPerGroup) =
      (convolution.featuresPerGroup, convolution.channelsPerGroup)
    let step = convolution.geometry.horizontal.stride
    let rowStep = convolution.geometry.vertical.stride * image.size.width
    for n in 0..<features.batchSize {
      var weight = 0
      for f in 0..<features.channels {
        let firstChannel = f / featuresPerGroup * channelsPerGroup
        let featurePlane = (n * features.channels + f) * featureArea
        for c in 0..<channelsPerGroup {
          let imagePlane = (n * image.channels + firstChannel + c) * imageArea
          for row in rows {
            for column in columns {
              var imageStart = imagePlane + row.imageStart * image.size.width + column.imageStart
              var featureStart =
                featurePlane + row.first * features.size.width + column.first
              for _ in 0..<row.count {
                body(
                  Row(
                    weight: weight, image: imageStart, imageStep: step, features: featureStart,
                    count: column.count))
                imageStart += rowStep
                featureStart += features.size.width
              }
              weight += 1
            }
          }
        }
      }
    }
  }
}

/// The feature cells that one kernel cell ties to cells within the image, along one axis.
private struct Reach {
  let first: Int
  let count: Int

  /// The image cell that the first of them is tied to.
  let imageStart: Int
}

extension Convolution2D {
  fileprivate func rowReach(of kernelRow: Int) -> Reach {
    geometry.vertical.reach(
      of: kernelRow, image: image.size.height, features: features.size.height)
  }

  fileprivate func columnReach(of kernelColumn: Int) -> Reach {
    geometry.horizontal.reach(
      of: kernelColumn, image: image.size.width, features: features.size.width)
  }
}

extension ConvolutionGeometry {
  /// Returns the feature cells that the kernel's cell ties to a cell within the image.
  fileprivate func reach(of kernelCell: Int, image: Int, features: Int) -> Reach {
    let offset = kernelCell * dilation - padding
    let first = min(offset >= 0 ? 0 : quotientRoundedUp(-offset), features)
    let end = min(image > offset ? quotientRoundedUp(image - offset) : 0, features)
    return Reach(first: first, count: max(end - first, 0), imageStart: first * stride + offset)
  }

  /// A division takes as long as many products, and most strides are 1.
  private func quotientRoundedUp(_ cells: Int) -> Int {
    stride == 1 ? cells : cells.dividedRoundingUp(by: stride)
  }
}
