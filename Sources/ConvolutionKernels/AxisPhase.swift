import ConvolutionMath

/// The cells of the target that lie `step` apart along one axis, and what each of them sums.
///
/// Number them with a *position* q = 0, 1, 2, …. The target cell is `q·step + residue`; every tap
/// adds the kernel's cell `kernelCell` times one source cell, the one at `q + shift` among the
/// source cells that lie `sourceStep` apart and begin at `sourceResidue`.
///
/// A convolution has one phase, and reads a source divided by its stride. A transposed convolution
/// has as many phases as its stride, and reads the source as it is. In both, moving on by one
/// position moves every operand on by one: this is what the products rely on.
struct AxisPhase {
  struct Tap {
    let kernelCell: Int
    let sourceResidue: Int
    let shift: Int
  }

  let residue: Int
  let taps: [Tap]

  /// The one phase of a convolution: feature cell q reads image cell q·stride − padding + k·dilation.
  static func convolution(_ geometry: ConvolutionGeometry) -> [AxisPhase] {
    let taps = (0..<geometry.kernelSize).map { k in
      let (shift, residue) = (k * geometry.dilation - geometry.padding)
        .flooredQuotientAndRemainder(dividingBy: geometry.stride)
      return Tap(kernelCell: k, sourceResidue: residue, shift: shift)
    }
    return [AxisPhase(residue: 0, taps: taps)]
  }

  /// The phases of a transposed convolution onto an axis of the given size.
  ///
  /// The same relation, solved for the feature cell: image cell q·stride + residue is reached from
  /// (q·stride + residue + padding − k·dilation) / stride where that is a whole number.
  static func transposed(_ geometry: ConvolutionGeometry, size: Int) -> [AxisPhase] {
    (0..<min(geometry.stride, size)).map { residue in
      let taps = (0..<geometry.kernelSize).compactMap { k -> Tap? in
        let (shift, remainder) = (residue + geometry.padding - k * geometry.dilation)
          .flooredQuotientAndRemainder(dividingBy: geometry.stride)
        return remainder == 0 ? Tap(kernelCell: k, sourceResidue: 0, shift: shift) : nil
      }
      return AxisPhase(residue: residue, taps: taps)
    }
  }
}

extension Int {
  /// The quotient rounded towards minus infinity, and the remainder, which is never negative.
  func flooredQuotientAndRemainder(dividingBy divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The quotient rounded up; both numbers positive.
  func dividedRoundingUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }

  /// The next multiple of a number, or this one.
  func rounded(upToMultipleOf factor: Int) -> Int { dividedRoundingUp(by: factor) * factor }

  /// The number of floats, this many or more, that fill an odd number of cache lines.
  ///
  /// Rows that lie so far apart do not all compete for the same places in the cache.
  var roundedUpToOddLines: Int { (dividedRoundingUp(by: 16) | 1) * 16 }
}
