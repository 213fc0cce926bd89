import CKernels
import ConvolutionMath

/// The products of a weight's gradient on AMX tiles, of numbers split into three bfloat16 parts.
///
/// Places are what is summed over, so both operands hold places in pairs. The image's rows keep
/// their order, and a tap is an offset into them; the features are transposed, once for all taps.
struct SplitCorrelation: Correlation {
  private static let tileSize = 32
  private static let partCount = 3

  let sectionPlaces = 1024

  let convolution: Convolution2D
  let phases: PhaseConvolution
  private let taps: [PhaseConvolution.Tap]

  private var paddedFeatures: Int {
    convolution.featuresPerGroup.rounded(upToMultipleOf: Self.tileSize)
  }

  var featureStride: Int { paddedFeatures.roundedUpToOddLines }

  var placeMultiple: Int { Self.tileSize }

  var paddedRows: Int { Self.tileSize * taps.count }

  var itemCount: Int { convolution.channelsPerGroup.dividedRoundingUp(by: Self.tileSize) }

  init(_ convolution: Convolution2D) {
    self.convolution = convolution
    phases = PhaseConvolution(convolution, .convolution, packing: .gaps)
    taps = phases.phases.joined().flatMap(\.taps)
  }

  /// Whether splitting is likely to be quicker: tiles should be rather full.
  static func pays(for convolution: Convolution2D) -> Bool {
    let features = convolution.features
    return convolution.channelsPerGroup >= 20 && convolution.featuresPerGroup >= 20
      && features.batchSize * features.size.area >= 12
  }

  func gradientRows(_ item: Int) -> Range<Int> {
    channels(item).lowerBound * taps.count..<channels(item).upperBound * taps.count
  }

  private func channels(_ item: Int) -> Range<Int> {
    let first = item * Self.tileSize
    return first..<min(first + Self.tileSize, convolution.channelsPerGroup)
  }

  private func partStride(_ places: Range<Int>) -> Int {
    places.count.rounded(upToMultipleOf: Self.tileSize) / 2 * featureStride
  }

  func section(_ places: Range<Int>, packedFrom packedPlaces: Range<Int>) -> CorrelationSection {
    CorrelationSection(phases, places, packedFrom: packedPlaces)
  }

  func packedSize(of places: Range<Int>) -> Int { Self.partCount * partStride(places) }

  func packFeatures(
    _ range: Range<Int>, at places: Range<Int>, _ features: UnsafePointer<Float>,
    into packed: UnsafeMutablePointer<UInt32>, in workspace: Workspace
  ) -> Bool {
    let width = places.count.rounded(upToMultipleOf: Self.tileSize)
    let line = workspace.buffer(.line, of: Float.self, count: width)
    let halves = workspace.buffer(
      .panel, of: UInt16.self, count: Self.partCount * range.count * width)
    let gathering = Gathering(features: phases, places: places)
    line.update(repeating: 0, count: width)
    var isExact = true
    for (row, feature) in range.enumerated() {
      gathering.copy(features + feature * convolution.features.size.area, to: line)
      isExact =
        kernel_split_row(line, width, halves + row * width, range.count * width) && isExact
    }
    // Two neighbouring halves are one element of a transposition.
    for part in 0..<Self.partCount {
      kernel_transpose(
        halves + part * range.count * width, width / 2, range.count,
        packed + part * partStride(places) + range.lowerBound, featureStride, width / 2)
    }
    return isExact
  }

  func multiply(
    _ item: Int, over section: CorrelationSection, _ image: UnsafePointer<Float>,
    _ packed: UnsafePointer<UInt32>, into sums: UnsafeMutablePointer<Float>, accumulates: Bool,
    in workspace: Workspace
  ) -> Bool {
    guard packImage(item, section, image, in: workspace) else { return false }
    multiply(
      section.window, packed + section.firstPacked / 2 * featureStride,
      partStride: partStride(section.packedPlaces), into: sums, accumulates: accumulates,
      in: workspace)
    return true
  }

  /// The elements of one part of the packed image.
  private func planeStride(_ window: PackedWindow) -> Int {
    phases.views.count * Self.tileSize * rowStride(window)
  }

  /// The elements from one packed row to the next, twice an odd number of cache lines at most.
  private func rowStride(_ window: PackedWindow) -> Int {
    (window.reach.count.dividedRoundingUp(by: 32) | 1) * 32
  }

  private func packedRows(
    _ window: PackedWindow, in workspace: Workspace
  ) -> UnsafeMutablePointer<UInt16> {
    workspace.buffer(.rows, of: UInt16.self, count: Self.partCount * planeStride(window))
  }

  private func packImage(
    _ item: Int, _ section: CorrelationSection, _ image: UnsafePointer<Float>,
    in workspace: Workspace
  ) -> Bool {
    let window = section.window
    let rows = packedRows(window, in: workspace)
    let line = workspace.buffer(.line, of: Float.self, count: window.rowStride)
    let channels = channels(item)
    var isExact = true
    for (place, gathering) in section.gatherings.enumerated() {
      for row in 0..<Self.tileSize {
        if row < channels.count {
          gathering.copy(
            image + (channels.lowerBound + row) * convolution.image.size.area, to: line)
        } else {
          line.update(repeating: 0, count: window.reach.count)
        }
        isExact =
          kernel_split_row(
            line, window.reach.count,
            rows + (place * Self.tileSize + row) * rowStride(window), planeStride(window))
          && isExact
      }
    }
    return isExact
  }

  private func multiply(
    _ window: PackedWindow, _ features: UnsafePointer<UInt32>, partStride: Int,
    into sums: UnsafeMutablePointer<Float>, accumulates: Bool, in workspace: Workspace
  ) {
    let rows = packedRows(window, in: workspace)
    for (number, tap) in taps.enumerated() {
      let shift = tap.offset + window.places.lowerBound - window.reach.lowerBound
      withUnsafePointer(to: 0) { noOffset in
        var product = kernel_split_product(
          sums: sums + number * featureStride, sums_stride: taps.count * featureStride,
          left: rows + tap.view * Self.tileSize * rowStride(window) + shift,
          left_row: rowStride(window), left_plane: planeStride(window), left_step: Self.tileSize,
          right: features, right_row: featureStride, right_plane: partStride,
          right_step: Self.tileSize / 2 * featureStride,
          offsets: noOffset, taps: 1, steps: window.places.count / Self.tileSize,
          tiles: paddedFeatures / Self.tileSize, accumulates: accumulates)
        kernel_multiply_split(&product)
      }
    }
  }
}

/// Some of the places that a weight's gradient sums over, the same for all of its items.
struct CorrelationSection {
  let window: PackedWindow

  /// How the image's cells are copied, for each view.
  let gatherings: [Gathering]

  /// The places whose features are packed, this section's among them.
  let packedPlaces: Range<Int>

  init(_ phases: PhaseConvolution, _ places: Range<Int>, packedFrom packedPlaces: Range<Int>) {
    let window = PackedWindow(places, offsets: phases.offsets)
    self.window = window
    gatherings = phases.views.map { Gathering(phases, $0, reach: window.reach) }
    self.packedPlaces = packedPlaces
  }

  /// The number of the section's first place among those packed.
  var firstPacked: Int { window.places.lowerBound - packedPlaces.lowerBound }
}
