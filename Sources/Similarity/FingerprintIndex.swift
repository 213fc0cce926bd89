import Foundation

/// The fingerprints of files that answer one exercise, and which files have each.
struct FingerprintIndex {
  /// The fingerprints of each file, without what everybody was given.
  let fingerprints: [Set<UInt64>]

  private let files: [UInt64: [Int]]
  private let weights: [Double]
  private let least: Double

  /// Gathers fingerprints.
  ///
  /// - Parameters:
  ///   - programs: The tokens of each file.
  ///   - given: The tokens of what everybody was given.
  ///   - winnowing: How fingerprints are chosen.
  ///   - least: The weight from which a file can be wholly contained in another: one that is a
  ///     fingerprint or two beside what everybody has proves nothing.
  init(_ programs: [[UInt32]], given: [[UInt32]], by winnowing: Winnowing, least: Double) {
    let known = Set(given.flatMap(winnowing.hashes))
    let fingerprints = programs.map { winnowing.fingerprints(of: $0).subtracting(known) }
    var files: [UInt64: [Int]] = [:]
    for (file, prints) in fingerprints.enumerated() {
      for print in prints { files[print, default: []].append(file) }
    }
    self.fingerprints = fingerprints
    self.files = files
    self.least = least
    weights = fingerprints.map { prints in
      prints.reduce(0) { $0 + Self.weight(files[$1]?.count ?? 1, of: programs.count) }
    }
  }

  /// How much a fingerprint says: 1 if two files have it, towards 0 if all have.
  private static func weight(_ count: Int, of all: Int) -> Double {
    min(1, log(Double(all + 1) / Double(count)) / log(Double(all + 1) / 2))
  }

  /// How much of the smaller of two files the other has, 0 to 1, by weight.
  func similarity(_ first: Int, _ second: Int) -> Double {
    let (one, other) = (fingerprints[first], fingerprints[second])
    let (smaller, larger) = one.count < other.count ? (one, other) : (other, one)
    let shared = smaller.reduce(0) { sum, print in
      larger.contains(print)
        ? sum + Self.weight(files[print]?.count ?? 1, of: fingerprints.count) : sum
    }
    return min(1, shared / max(least, min(weights[first], weights[second])))
  }

  /// Finds the pairs that share a fingerprint which few files have.
  ///
  /// - Parameters:
  ///   - few: The files that such a fingerprint has at most.
  ///   - isCompared: Whether a pair is one to compare.
  /// - Returns: The pairs, each once.
  func candidates(few: Int, where isCompared: (FilePair) -> Bool) -> Set<FilePair> {
    var pairs: Set<FilePair> = []
    for files in files.values where files.count > 1 && files.count <= few {
      for (number, first) in files.enumerated() {
        for second in files[(number + 1)...] {
          let pair = FilePair(first: first, second: second)
          if isCompared(pair) { pairs.insert(pair) }
        }
      }
    }
    return pairs
  }
}

/// Two files by their numbers, the smaller first.
struct FilePair: Hashable {
  var first: Int
  var second: Int
}
