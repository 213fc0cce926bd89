import ConvolutionKernels
import Synchronization

/// The weight of an enlargement and a convolution in one, kept until the convolution's changes.
///
/// Both together are one transposed convolution, with fewer products; see `FoldedUpsampling`.
final class FoldedWeight: Sendable {
  private struct Folded {
    let source: [Float]
    let packed: PackedWeight
  }

  private let latest = Mutex<Folded?>(nil)

  /// Returns the output of both, or `nil` where they cannot be one.
  ///
  /// - Parameters:
  ///   - images: The input of the enlargement, `[N, Cin, H, W]`.
  ///   - conv: The convolution behind it.
  ///   - factor: By how much rows and columns grow.
  /// - Returns: The images `[N, Cout, factor·H, factor·W]`.
  func apply(to images: Tensor, _ conv: Conv2D, factor: Extent2D) -> Tensor? {
    guard let fold = folding(images.shape, conv, factor) else { return nil }
    let convolution = fold.convolution
    let weight = conv.weight.value.scalars
    let packed = latest.withLock { latest in
      if let latest, latest.source.isSameMemory(as: weight) { return latest.packed }
      let packed = PackedWeight(fold.weight(from: weight))
      latest = Folded(source: weight, packed: packed)
      return packed
    }
    let scalars = packed.transposed(
      images.scalars, by: convolution, bias: conv.bias?.value.scalars)
    let size = convolution.image.size
    return Tensor(
      shape: [images.shape[0], convolution.image.channels, size.height, size.width],
      scalars: scalars)
  }

  /// Returns how the two become one, or `nil` where they do not, or where something is wrong: the
  /// two steps, one by one, then say what.
  private func folding(
    _ shape: [Int], _ conv: Conv2D, _ factor: Extent2D
  ) -> FoldedUpsampling? {
    let weight = conv.weight.shape
    guard shape.count == 4, weight.count == 4, shape[1] == weight[1], !shape.contains(0),
      factor.height == factor.width, factor.height >= 1, weight[2] == weight[3],
      conv.padding.height == conv.padding.width, conv.padding.height < weight[2],
      conv.stride == 1, conv.dilation == 1, conv.groups == 1,
      conv.bias.map({ $0.shape == [weight[0]] }) ?? true,
      AllocationLimit.problem(of: shape + [factor.height, factor.width]) == nil
    else { return nil }
    let size = Extent2D(height: shape[2], width: shape[3])
    return try? FoldedUpsampling(
      .nearestThenConvolution,
      input: ImageShape(batchSize: shape[0], channels: shape[1], size: size),
      outputChannels: weight[0], kernelSize: weight[2], padding: conv.padding.height,
      factor: factor.height)
  }
}

extension [Float] {
  /// Whether two arrays share their memory, and so are equal.
  fileprivate func isSameMemory(as other: [Float]) -> Bool {
    count == other.count
      && withUnsafeBufferPointer(\.baseAddress) == other.withUnsafeBufferPointer(\.baseAddress)
  }
}
