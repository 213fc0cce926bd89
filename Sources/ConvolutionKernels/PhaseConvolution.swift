import ConvolutionMath

/// A convolution in either direction, as products that all read the same packed rows.
///
/// The positions of the target (see `AxisPhase`) lie in one line, image after image and row after
/// row. Each source channel is packed along the same line, once for each *view*; then every tap is
/// a view and a constant offset, and a run of consecutive positions is a matrix product:
///
///     sums[target channel][position] =
///       Σ tap Σ source channel weight[…] · packed[view][source channel][position + offset]
final class PhaseConvolution: Sendable {
  /// The source cells that one or more taps read, `step` apart from a residue, shifted.
  struct View: Hashable, Sendable {
    var residue: Extent2D
    var shift: Extent2D
  }

  /// One cell of the kernel, and where the number lies that it multiplies.
  struct Tap: Sendable {
    let kernelCell: Int
    let view: Int
    let offset: Int
  }

  /// The target cells with one residue.
  struct Phase: Sendable {
    let residue: Extent2D
    let taps: [Tap]
  }

  /// How shifts are made: by an offset into rows with gaps, or by packing a view for each shift.
  enum Packing: CaseIterable, Sendable {
    /// One view for all shifts; the zeros around the image are gaps in the line.
    case gaps

    /// One view, too, but with gaps so wide that rows begin a cache line.
    case wideGaps

    /// A view for each column shift: no gaps between columns, only between rows.
    case shiftedColumns

    /// A view for each shift: no gaps at all, at the price of the most copies.
    case shifted

    /// Whether column shifts are offsets.
    var keepsColumns: Bool { self == .gaps || self == .wideGaps }
  }

  let source: ImageShape
  let target: ImageShape
  let sourceStep: Extent2D
  let targetStep: Extent2D
  let packing: Packing
  let grid: PositionGrid
  let kernelArea: Int
  let views: [View]

  /// The phases, those of one target row together.
  let phases: [[Phase]]

  /// The least and the greatest offset of any tap, zero among them; with wide gaps, the least one is a
  /// whole number of cache lines.
  let offsets: ClosedRange<Int>

  /// Decomposes a convolution, read in one direction.
  init(_ convolution: Convolution2D, _ direction: ConvolutionDirection, packing: Packing) {
    let geometry = convolution.geometry
    let stride = Extent2D(height: geometry.vertical.stride, width: geometry.horizontal.stride)
    self.packing = packing
    kernelArea = geometry.kernelSize.area
    source = convolution.source(direction)
    target = convolution.target(direction)
    let rows: [AxisPhase]
    let columns: [AxisPhase]
    switch direction {
    case .convolution:
      (sourceStep, targetStep) = (stride, 1)
      rows = AxisPhase.convolution(geometry.vertical)
      columns = AxisPhase.convolution(geometry.horizontal)
    case .transposed:
      (sourceStep, targetStep) = (1, stride)
      rows = AxisPhase.transposed(geometry.vertical, size: target.size.height)
      columns = AxisPhase.transposed(geometry.horizontal, size: target.size.width)
    }
    grid = PositionGrid(
      images: target.batchSize,
      rows: GridAxis(
        positions: target.size.height.dividedRoundingUp(by: targetStep.height),
        sourceCells: source.size.height.dividedRoundingUp(by: sourceStep.height),
        shifts: packing == .shifted ? [] : rows.flatMap { $0.taps.map(\.shift) }),
      columns: GridAxis(
        positions: target.size.width.dividedRoundingUp(by: targetStep.width),
        sourceCells: source.size.width.dividedRoundingUp(by: sourceStep.width),
        shifts: packing.keepsColumns ? columns.flatMap { $0.taps.map(\.shift) } : [],
        startsLines: packing == .wideGaps))
    var views = ViewList(packing: packing, pitch: grid.columns.extent)
    let kernelWidth = geometry.kernelSize.width
    phases = rows.map { row in
      columns.map { column in
        Phase(
          residue: Extent2D(height: row.residue, width: column.residue),
          taps: row.taps.flatMap { down in
            column.taps.map { across in
              views.tap(down, across, kernelWidth: kernelWidth)
            }
          })
      }
    }
    self.views = views.views
    let multiple = packing == .wideGaps ? 16 : 1
    offsets = -(-views.leastOffset).rounded(upToMultipleOf: multiple)...views.greatestOffset
  }

  /// The number of products that add up one source channel into one target channel, per position.
  var tapCount: Int { phases.joined().reduce(0) { $0 + $1.taps.count } }
}

/// Collects the views that taps need.
private struct ViewList {
  let packing: PhaseConvolution.Packing
  let pitch: Int
  var views: [PhaseConvolution.View] = []
  var leastOffset = 0
  var greatestOffset = 0
  private var places: [PhaseConvolution.View: Int] = [:]

  init(packing: PhaseConvolution.Packing, pitch: Int) {
    self.packing = packing
    self.pitch = pitch
  }

  /// Returns a tap; its shift goes into its view or into its offset.
  mutating func tap(
    _ down: AxisPhase.Tap, _ across: AxisPhase.Tap, kernelWidth: Int
  ) -> PhaseConvolution.Tap {
    let viewRows = packing == .shifted ? down.shift : 0
    let viewColumns = packing.keepsColumns ? 0 : across.shift
    let view = PhaseConvolution.View(
      residue: Extent2D(height: down.sourceResidue, width: across.sourceResidue),
      shift: Extent2D(height: viewRows, width: viewColumns))
    let offset = (down.shift - viewRows) * pitch + across.shift - viewColumns
    leastOffset = min(leastOffset, offset)
    greatestOffset = max(greatestOffset, offset)
    return PhaseConvolution.Tap(
      kernelCell: down.kernelCell * kernelWidth + across.kernelCell, view: place(of: view),
      offset: offset)
  }

  private mutating func place(of view: PhaseConvolution.View) -> Int {
    if let place = places[view] { return place }
    places[view] = views.count
    views.append(view)
    return views.count - 1
  }
}
