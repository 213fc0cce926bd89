import CKernels
import ConvolutionMath

/// The gradient of a weight with few image channels, such as that of the layer that makes images.
///
/// Each number of the gradient is the sum of products of two rows of places, one of the features and
/// one of the image seen through a tap. A wide layer sums many of them at a time, and packs both so
/// that each number it loads is used often. Here there are too few: packing the features would take
/// as long as the products. So they are read as they lie, and lanes are places.
struct RowCorrelation {
  /// With more channels, packing pays.
  private static let mostChannels = 8

  /// Rows of other widths do not fill the vectors.
  private static let widthMultiple = 16

  /// The bytes of the packed image at a time, a part of the second-level cache.
  private static let packedBytes = 1 << 20

  /// The places summed at a time, some rows of which stay in the nearest cache.
  private static let placesPerPortion = 1024

  private let convolution: Convolution2D
  private let phases: PhaseConvolution
  private let taps: [PhaseConvolution.Tap]
  private let level: KernelLevel

  /// Returns `nil` where packing is likely to be quicker.
  init?(_ convolution: Convolution2D, level: KernelLevel) {
    guard convolution.channelsPerGroup <= Self.mostChannels,
      convolution.features.size.width.isMultiple(of: Self.widthMultiple)
    else { return nil }
    self.convolution = convolution
    self.level = level
    phases = PhaseConvolution(convolution, .convolution, packing: .gaps)
    taps = phases.phases.joined().flatMap(\.taps)
  }

  /// Computes the gradient, `[F, C / groups, kH, kW]`; right wherever it is finite.
  func run(
    image: UnsafePointer<Float>, features: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>
  ) {
    gradient.update(repeating: 0, count: convolution.weightCount)
    let grid = phases.grid
    let placesPerImage = grid.rows.extent * grid.columns.extent
    let bytes = 4 * placesPerImage * phases.views.count * convolution.channelsPerGroup
    let images = max(Self.packedBytes / bytes, 1)
    for group in 0..<convolution.groups {
      for first in stride(from: 0, to: grid.images, by: images) {
        let end = min(first + images, grid.images)
        add(
          first * placesPerImage..<end * placesPerImage, of: group, image, features, into: gradient)
      }
    }
  }

  /// Adds what some places contribute to the gradient of a group.
  private func add(
    _ places: Range<Int>, of group: Int, _ image: UnsafePointer<Float>,
    _ features: UnsafePointer<Float>, into gradient: UnsafeMutablePointer<Float>
  ) {
    let window = PackedWindow(places, offsets: phases.offsets)
    let packed = packImage(window, group, image)
    let origin = window.places.lowerBound - window.reach.lowerBound
    let featureCount = convolution.featuresPerGroup
    let rows = (0..<convolution.channelsPerGroup).flatMap { channel in
      taps.map { tap in
        (channel * phases.views.count + tap.view) * window.rowStride + origin + tap.offset
      }
    }
    let products = RowProducts(
      left: features,
      leftRows: (0..<featureCount).map {
        (group * featureCount + $0) * convolution.features.size.area
      },
      right: UnsafePointer(packed.start), rightRows: rows, portions: portions(of: places))
    let origins = gradient + group * featureCount * rows.count
    products.forEachSum(at: level) { feature, row, sum in
      origins[feature * rows.count + row] += sum
    }
  }

  /// Packs the image's channels of a group, `[channel][view][place]`.
  private func packImage(
    _ window: PackedWindow, _ group: Int, _ image: UnsafePointer<Float>
  ) -> AlignedBuffer<Float> {
    let channels = convolution.channelsPerGroup
    let planeSize = convolution.image.size.area
    let views = phases.views
    let packed = AlignedBuffer<Float>(unfilled: channels * views.count * window.rowStride)
    ThreadPool.shared.forEachItem(of: views.count) { place in
      Gathering(phases, views[place], reach: window.reach).copy(
        image + group * channels * planeSize, planeStride: planeSize, count: channels,
        to: packed.start + place * window.rowStride, rowStride: views.count * window.rowStride)
    }
    return packed
  }

  /// Returns the cells of some places, features on the left and image on the right.
  private func portions(of places: Range<Int>) -> [[kernel_cells]] {
    let runs = phases.grid.runs(
      in: places, of: convolution.features, lattice: Lattice(step: 1, residue: 0),
      limit: phases.grid.positions)
    let cells = runs.flatMap { run in
      stride(from: 0, to: run.count, by: 16).map {
        kernel_cells(left: run.picture + $0, right: run.packed + $0)
      }
    }
    return stride(from: 0, to: cells.count, by: Self.placesPerPortion / 16).map {
      Array(cells[$0..<min($0 + Self.placesPerPortion / 16, cells.count)])
    }
  }
}
