import CKernels
import ConvolutionMath

/// The weights of some target and some source channels, sorted by kernel cell.
///
/// A flat weight has the kernel's cells side by side; a packed one has target and source channels
/// side by side, cell after cell. Transposing a little at a time reads and writes whole cache lines.
struct WeightCube {
  private let layout: WeightLayout
  private let kernelArea: Int
  private let rows: Int
  private let channels: Int

  /// The cells of one pair of channels, rounded up to what a transposition takes at a time.
  private let cellStride: Int

  /// The pairs of channels, rounded up likewise.
  private let pairStride: Int

  /// The loaded weights, `[target channel][source channel][cell]`.
  private let loaded: AlignedBuffer<Float>

  /// The same, `[cell][target channel][source channel]`.
  private let sorted: AlignedBuffer<Float>

  init(_ layout: WeightLayout, kernelArea: Int, rows: Int, channels: Int) {
    self.layout = layout
    self.kernelArea = kernelArea
    self.rows = rows
    self.channels = channels
    cellStride = kernelArea.rounded(upToMultipleOf: 16)
    pairStride = (rows * channels).rounded(upToMultipleOf: 16)
    loaded = AlignedBuffer(zeros: pairStride * cellStride)
    sorted = AlignedBuffer(zeros: pairStride * cellStride)
  }

  /// Loads the weights that begin at two channels of a group; those beyond the last are zeros.
  func load(
    _ weight: UnsafePointer<Float>, group: Int, firstRow: Int, firstChannel: Int
  ) {
    let origin =
      weight + group * layout.groupStride + firstRow * layout.targetStride
      + firstChannel * layout.sourceStride
    let rowCount = min(rows, layout.targetChannels - firstRow)
    let channelCount = min(channels, layout.sourceChannels - firstChannel)
    if rowCount < rows || channelCount < channels {
      loaded.start.update(repeating: 0, count: loaded.count)
    }
    for row in 0..<rowCount {
      for channel in 0..<channelCount {
        (loaded.start + (row * channels + channel) * cellStride).update(
          from: origin + row * layout.targetStride + channel * layout.sourceStride,
          count: kernelArea)
      }
    }
    kernel_transpose(loaded.start, cellStride, pairStride, sorted.start, pairStride, cellStride)
  }

  /// Returns the loaded weights of one kernel cell, `[target channel][source channel]`.
  func weights(of cell: Int) -> UnsafePointer<Float> {
    UnsafePointer(sorted.start + cell * pairStride)
  }
}
