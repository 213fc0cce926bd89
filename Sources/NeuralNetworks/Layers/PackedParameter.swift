import ConvolutionKernels
import Synchronization

/// A layer's weight in the order in which the engine reads it.
///
/// Sorting a weight takes longer than applying it to one image, so it is kept from call to call. A
/// weight that has changed lies elsewhere in memory, which takes no time to see.
final class PackedParameter: Sendable {
  private let latest = Mutex<PackedWeight?>(nil)

  /// Returns the weight packed, now or in an earlier call.
  func callAsFunction(for weight: Tensor) -> PackedWeight {
    latest.withLock { latest in
      if let latest, latest.isMade(from: weight.scalars) { return latest }
      let packed = PackedWeight(weight.scalars)
      latest = packed
      return packed
    }
  }
}
