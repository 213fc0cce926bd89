/// Lines that two files share.
public struct SharedStretch: Hashable, Sendable {
  /// The lines in the first file.
  public var first: ClosedRange<Int>

  /// The lines in the second file.
  public var second: ClosedRange<Int>

  /// How many tokens they share.
  public var tokens: Int
}

extension SharedStretch {
  /// Finds stretches of equal tokens by greedy string tiling.
  ///
  /// - Parameters:
  ///   - first: One program.
  ///   - second: The other.
  ///   - winnowing: Says how many tokens a stretch has at least.
  ///   - ignored: The hashes of stretches that everybody was given.
  /// - Returns: The stretches, the longest first, none overlapping another in either program.
  static func find(
    _ first: NormalizedCode, _ second: NormalizedCode, by winnowing: Winnowing,
    ignoring ignored: Set<UInt64>
  ) -> [SharedStretch] {
    let (left, right) = (
      winnowing.hashes(of: first.tokens), winnowing.hashes(of: second.tokens)
    )
    var places: [UInt64: [Int]] = [:]
    for (place, hash) in right.enumerated() { places[hash, default: []].append(place) }
    var candidates: [(length: Int, left: Int, right: Int)] = []
    for (start, hash) in left.enumerated() where !ignored.contains(hash) {
      // A program that repeats one stretch has it in many places; a few are enough.
      for other in (places[hash] ?? []).prefix(16) {
        // A stretch is found from its first place alone.
        if start > 0, other > 0, first.tokens[start - 1] == second.tokens[other - 1],
          !ignored.contains(left[start - 1])
        {
          continue
        }
        var length = winnowing.gram
        while start + length < first.tokens.count, other + length < second.tokens.count,
          first.tokens[start + length] == second.tokens[other + length]
        {
          length += 1
        }
        candidates.append((length, start, other))
      }
    }
    candidates.sort { ($0.length, -$0.left, -$0.right) > ($1.length, -$1.left, -$1.right) }
    var (takenLeft, takenRight) = (
      [Bool](repeating: false, count: first.tokens.count),
      [Bool](repeating: false, count: second.tokens.count)
    )
    var found: [SharedStretch] = []
    for (length, start, other) in candidates {
      guard
        let free = (0..<length).first(where: { !takenLeft[start + $0] && !takenRight[other + $0] })
      else { continue }
      let end =
        (free..<length).first { takenLeft[start + $0] || takenRight[other + $0] } ?? length
      guard end - free >= winnowing.gram else { continue }
      for offset in free..<end {
        takenLeft[start + offset] = true
        takenRight[other + offset] = true
      }
      found.append(
        SharedStretch(
          first: first.lines[start + free]...first.lines[start + end - 1],
          second: second.lines[other + free]...second.lines[other + end - 1],
          tokens: end - free))
    }
    return found
  }
}
