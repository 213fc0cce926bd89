/// How a program's fingerprints are chosen.
///
/// Every stretch of `gram` tokens has a hash. Of each `window` hashes in a row, the smallest is
/// kept, so that two programs which share `gram + window - 1` tokens share a fingerprint, and no
/// stretch shorter than `gram` counts.
///
/// - SeeAlso: Schleimer, Wilkerson and Aiken, *Winnowing: Local Algorithms for Document
///   Fingerprinting* (2003).
public struct Winnowing: Hashable, Sendable {
  /// The tokens of a stretch.
  public var gram: Int

  /// The hashes of which one is kept.
  public var window: Int

  /// Creates a choice.
  public init(gram: Int, window: Int) {
    self.gram = max(1, gram)
    self.window = max(1, window)
  }

  /// The hash of every stretch, by its first token.
  func hashes(of tokens: [UInt32]) -> [UInt64] {
    guard tokens.count >= gram else { return [] }
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var leading: UInt64 = 1
    for _ in 1..<gram { leading = leading &* base }
    var rolling: UInt64 = 0
    var hashes: [UInt64] = []
    hashes.reserveCapacity(tokens.count - gram + 1)
    for (place, token) in tokens.enumerated() {
      if place >= gram { rolling = rolling &- UInt64(tokens[place - gram]) &* leading }
      rolling = rolling &* base &+ UInt64(token)
      if place >= gram - 1 { hashes.append(Self.mixed(rolling)) }
    }
    return hashes
  }

  /// The fingerprints of a program: hashes, each once.
  func fingerprints(of tokens: [UInt32]) -> Set<UInt64> {
    let hashes = hashes(of: tokens)
    guard hashes.count > window else { return hashes.min().map { [$0] } ?? [] }
    var kept: Set<UInt64> = []
    // The places of the window whose hashes grow: the first is the smallest of the window.
    var rising: [Int] = []
    var first = 0
    for place in hashes.indices {
      while rising.count > first, hashes[rising[rising.count - 1]] >= hashes[place] {
        rising.removeLast()
      }
      rising.append(place)
      if rising[first] <= place - window { first += 1 }
      if place >= window - 1 { kept.insert(hashes[rising[first]]) }
    }
    return kept
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
