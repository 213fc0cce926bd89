import CKernels
import ConvolutionMath

/// The gradient of a convolution's weight, the same for both directions.
///
/// Each weight ties image cells to feature cells, so its gradient is the sum of their products. Laid
/// out as for a convolution (see `PhaseConvolution`), that is a matrix product over the places:
///
///     gradient[feature][channel][tap] =
///       Σ place features[feature][place] · packed[channel][place + offset of the tap]
///
/// The features are packed first, by all threads; then each item sums the gradients of some image
/// channels and of all features.
struct WeightGradient<Kernel: Correlation> {
  let kernel: Kernel
  let image: UnsafePointer<Float>
  let features: UnsafePointer<Float>
  let gradient: UnsafeMutablePointer<Float>

  /// The most places whose features are packed at a time.
  private static var mostPlaces: Int { 1 << 14 }

  /// Computes the gradient; false if the products could not be exact.
  func run() -> Bool {
    let convolution = kernel.convolution
    let count = kernel.phases.grid.count
    for group in 0..<convolution.groups {
      for first in stride(from: 0, to: count, by: Self.mostPlaces) {
        let places = first..<min(first + Self.mostPlaces, count)
        guard add(places, of: group, isFirst: first == 0) else { return false }
      }
    }
    return true
  }

  private func add(_ places: Range<Int>, of group: Int, isFirst: Bool) -> Bool {
    let featureCount = kernel.convolution.featuresPerGroup
    let blocks = featureCount.dividedRoundingUp(by: 16)
    let packed = AlignedBuffer<UInt32>(zeros: kernel.packedSize(of: places))
    let isExact = Agreement()
    ThreadPool.shared.forEachItem(of: blocks) { block in
      let range = 16 * block..<min(16 * block + 16, featureCount)
      let lowest = features + group * featureCount * kernel.convolution.features.size.area
      isExact.also(
        Workspace.borrow {
          kernel.packFeatures(range, at: places, lowest, into: packed.start, in: $0)
        })
    }
    guard isExact.holds else { return false }
    let sections = sections(of: places)
    ThreadPool.shared.forEachItem(of: kernel.itemCount) { item in
      isExact.also(
        Workspace.borrow { sum(item, over: sections, packed, of: group, isFirst: isFirst, in: $0) })
    }
    return isExact.holds
  }

  /// Divides places into those that are summed at a time.
  private func sections(of places: Range<Int>) -> [Kernel.Section] {
    stride(from: places.lowerBound, to: places.upperBound, by: kernel.sectionPlaces).map { first in
      let count = min(kernel.sectionPlaces, places.upperBound - first)
      return kernel.section(
        first..<first + count.rounded(upToMultipleOf: kernel.placeMultiple), packedFrom: places)
    }
  }

  /// Sums the gradients of one item, and writes them where they belong.
  private func sum(
    _ item: Int, over sections: [Kernel.Section], _ packed: AlignedBuffer<UInt32>,
    of group: Int, isFirst: Bool, in workspace: Workspace
  ) -> Bool {
    let convolution = kernel.convolution
    let rows = kernel.gradientRows(item)
    let channelOrigin = group * convolution.channelsPerGroup * convolution.image.size.area
    let sumsStride = kernel.featureStride
    let sums = workspace.buffer(.sums, of: Float.self, count: kernel.paddedRows * sumsStride)
    for (number, section) in sections.enumerated() {
      guard
        kernel.multiply(
          item, over: section, image + channelOrigin, packed.start, into: sums,
          accumulates: number > 0, in: workspace)
      else { return false }
    }
    let rowsPerFeature = convolution.channelsPerGroup * convolution.geometry.kernelSize.area
    let origin =
      gradient + group * convolution.featuresPerGroup * rowsPerFeature + rows.lowerBound
    if isFirst {
      kernel_transpose(
        sums, sumsStride, rows.count, origin, rowsPerFeature, convolution.featuresPerGroup)
    } else {
      for feature in 0..<convolution.featuresPerGroup {
        for row in 0..<rows.count {
          origin[feature * rowsPerFeature + row] += sums[row * sumsStride + feature]
        }
      }
    }
    return true
  }
}

/// A way to compute the products of a `WeightGradient`.
protocol Correlation: Sendable {
  /// Some of the places that are summed over, the same for all items.
  associatedtype Section

  var convolution: Convolution2D { get }

  /// The convolution's places, views and taps.
  var phases: PhaseConvolution { get }

  /// The items of one group.
  var itemCount: Int { get }

  /// The elements from one packed place to the next, and from one row of sums to the next: the
  /// features of one group, and what fills up a tile and the last cache line.
  var featureStride: Int { get }

  /// The rows of sums that an item needs.
  var paddedRows: Int { get }

  /// The places that are summed at a time.
  var sectionPlaces: Int { get }

  /// The places that are always taken together.
  var placeMultiple: Int { get }

  /// The 32-bit elements that the packed features of some places take.
  func packedSize(of places: Range<Int>) -> Int

  /// The rows that an item sums, numbered `channel·(kH·kW) + kernel cell` within the group.
  func gradientRows(_ item: Int) -> Range<Int>

  /// Returns what all items need to know of some places.
  func section(_ places: Range<Int>, packedFrom packedPlaces: Range<Int>) -> Section

  /// Packs some features of a group; false if the products cannot be exact on them.
  func packFeatures(
    _ range: Range<Int>, at places: Range<Int>, _ features: UnsafePointer<Float>,
    into packed: UnsafeMutablePointer<UInt32>, in workspace: Workspace
  ) -> Bool

  /// Sums the rows of an item over a section, `[row][feature]`, or adds them to what is there;
  /// false if the products cannot be exact.
  func multiply(
    _ item: Int, over section: Section, _ image: UnsafePointer<Float>,
    _ packed: UnsafePointer<UInt32>, into sums: UnsafeMutablePointer<Float>, accumulates: Bool,
    in workspace: Workspace
  ) -> Bool
}
