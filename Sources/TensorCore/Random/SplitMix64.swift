/// A generator of pseudo-random numbers that gives the same ones on every machine.
///
/// The state grows by a constant and is scrambled on the way out; all 2⁶⁴ values come once before
/// they repeat. It is fast and good enough for weights and noise, and no use for cryptography.
///
/// - SeeAlso: Steele, Lea and Flood, *Fast splittable pseudorandom number generators* (2014).
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Creates a generator; equal seeds give equal numbers.
  public init(seed: UInt64) {
    state = seed
  }

  /// Returns the next number and advances the generator.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
