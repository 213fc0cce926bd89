import CKernels
import ConvolutionMath

/// What one thread computes of a `TileProduct` at a time: some tiles, and some target channels.
struct TilePart {
  let product: TileProduct
  let call: Call
  let group: Int
  let columns: Range<Int>
  let blocks: Range<Int>
  let workspace: Workspace

  /// The channels whose inputs or outputs are transformed at a time, in the nearest cache.
  private static let channelsAtOnce = 4

  private var tiles: TileConvolution { product.tiles }
  private var layout: WeightLayout { product.layout }
  private var weight: TileWeight { product.weight }

  /// The elements from one row of packed inputs, or of sums, to the next.
  private var stride: Int { columns.count.roundedUpToOddLines }

  /// The elements of a product's sums, `[target channel][tile]`.
  private var sumsSize: Int { blocks.count * product.tile.rows * stride }

  /// The elements of a product's inputs, `[channel][tile]`.
  private var inputSize: Int { (weight.slabSize * stride).roundedUpToOddLines }

  /// Computes the part; false if an output is infinite or not a number.
  func compute() -> Bool {
    let sums = workspace.buffer(.sums, of: Float.self, count: weight.productCount * sumsSize)
    let inputs = workspace.buffer(.rows, of: Float.self, count: weight.productCount * inputSize)
    for number in 0..<weight.partCount {
      let views = TileViews(tiles, weight.phases, part: number, window: columns)
      weight.forEachSlab { slab in
        packInputs(slab, views, into: inputs)
        multiply(slab, part: number, inputs, into: sums, accumulates: number + slab.lowerBound > 0)
      }
    }
    return store(sums)
  }

  /// Packs the sums of inputs of a slab's channels, for all phases: `[product][channel][tile]`.
  private func packInputs(
    _ slab: Range<Int>, _ views: TileViews, into inputs: UnsafeMutablePointer<Float>
  ) {
    let planeSize = tiles.source.size.area
    let channels = call.input + group * layout.sourceChannels * planeSize
    let viewSize = Self.channelsAtOnce * stride
    let taken = workspace.buffer(.line, of: Float.self, count: views.gatherings.count * viewSize)
    for first in Swift.stride(from: slab.lowerBound, to: slab.upperBound, by: Self.channelsAtOnce) {
      let count = min(Self.channelsAtOnce, slab.upperBound - first)
      views.copy(
        channels + first * planeSize, planeStride: planeSize, count: count, to: taken,
        viewSize: viewSize, rowStride: stride, isFirst: first == slab.lowerBound)
      var to = inputs + (first - slab.lowerBound) * stride
      for (phase, start) in zip(weight.phases.joined(), views.starts) {
        var transform = kernel_transform(
          taps_down: phase.down.taps, taps_across: phase.across.taps,
          from: taken + start * viewSize,
          from_down: views.width * viewSize, from_across: viewSize, from_row: stride,
          to: to, to_down: phase.across.products * inputSize, to_across: inputSize, to_row: stride,
          rows: count, count: columns.count)
        _ = product.transforms.inputs(&transform)
        to += phase.products * inputSize
      }
    }
  }

  /// Writes the products of a slab, or adds them to what is there: `[product][target channel][tile]`.
  private func multiply(
    _ slab: Range<Int>, part: Int, _ inputs: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Float>, accumulates: Bool
  ) {
    let tile = product.tile
    var number = 0
    for phase in weight.phases.joined() {
      for row in 0..<phase.down.products {
        for column in 0..<phase.across.products {
          let factor =
            phase.down.factor(of: row) * phase.across.factors + phase.across.factor(of: column)
          tile.addMatrices(
            kernel_product(
              sums: sums + number * sumsSize, sums_stride: stride,
              panel: weight.panel(
                phase, group: group, factor: factor, part: part, slab: slab,
                block: blocks.lowerBound),
              panel_stride: tile.rows, panel_block: slab.count * tile.rows,
              rows: inputs + number * inputSize, row_stride: stride, offsets: nil, starts: nil,
              taps: 1, depth: slab.count, chain: product.chain, blocks: blocks.count,
              tiles: columns.count / tile.columns, accumulates: accumulates), in: workspace)
          number += 1
        }
      }
    }
  }

  /// Makes outputs of the products, and writes them; false if one is infinite or not a number.
  private func store(_ sums: UnsafePointer<Float>) -> Bool {
    let firstChannel = blocks.lowerBound * product.tile.rows
    let endChannel = min(blocks.upperBound * product.tile.rows, layout.targetChannels)
    let phasesInRow = tiles.columns.count
    let (cells, partSize) = (TileAxis.outputs * phasesInRow, Self.channelsAtOnce * stride)
    let outputs = workspace.buffer(
      .line, of: Float.self, count: TileAxis.outputs * cells * partSize)
    let planeSize = tiles.target.size.area
    let runs = tiles.rows.map { axis in
      (0..<TileAxis.outputs).map {
        tiles.targetRuns(output: $0, residue: axis.residue, window: columns)
      }
    }
    var isFinite = true
    for channel in Swift.stride(from: firstChannel, to: endChannel, by: Self.channelsAtOnce) {
      let count = min(Self.channelsAtOnce, endChannel - channel)
      let target = group * layout.targetChannels + channel
      var from = sums + (channel - firstChannel) * stride
      for (phases, runs) in zip(weight.phases, runs) {
        for (place, phase) in phases.enumerated() {
          var transform = kernel_transform(
            taps_down: phase.down.taps, taps_across: phase.across.taps, from: from,
            from_down: phase.across.products * sumsSize, from_across: sumsSize, from_row: stride,
            to: outputs + place * partSize, to_down: cells * partSize,
            to_across: phasesInRow * partSize, to_row: stride, rows: count, count: columns.count)
          isFinite = product.transforms.outputs(&transform) && isFinite
          from += phase.products * sumsSize
        }
        for (output, runs) in runs.enumerated() {
          kernel_interleave(
            call.output + target * planeSize, planeSize, outputs + output * cells * partSize,
            partSize, cells, stride, count, call.bias.map { $0 + target }, runs, runs.count)
        }
      }
    }
    return isFinite
  }
}
