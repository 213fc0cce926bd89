/// The comparison of the files that answer one exercise.
struct ExerciseComparison {
  private let files: [ComparedFile]
  private let search: SimilaritySearch
  private let codes: [NormalizedCode]
  private let given: [NormalizedCode]
  private let structure: FingerprintIndex
  private let wording: FingerprintIndex

  /// How many files have too little of their own.
  var shortFiles: Int { structure.fingerprints.count { $0.count < search.fewest } }

  /// Reads files.
  ///
  /// - Parameters:
  ///   - files: Those of this course before those of archives.
  ///   - given: The texts that everybody was given.
  ///   - search: How to compare.
  init(_ files: [ComparedFile], given: [String], search: SimilaritySearch) {
    self.files = files
    self.search = search
    codes = NormalizedCode.read(files.map(\.text))
    self.given = NormalizedCode.read(given)
    let least = Double(search.fewest) / 2
    structure = FingerprintIndex(
      codes.map(\.tokens), given: self.given.map(\.tokens), by: search.structure, least: least)
    wording = FingerprintIndex(
      codes.map(\.words), given: self.given.map(\.words), by: search.wording, least: least)
  }

  /// The pairs that are at least as similar as the search asks for.
  func pairs() -> [SimilarPair] {
    let candidates = candidates()
    let (structures, usualStructure) = measured(candidates, by: structure)
    let (wordings, usualWording) = measured(candidates, by: wording)
    let known = Set(given.flatMap { search.structure.hashes(of: $0.tokens) })
    return candidates.indices.compactMap { place in
      let pair = candidates[place]
      let similarity = Self.evidence(
        (structures[place], usualStructure[pair.first], usualStructure[pair.second]),
        (wordings[place], usualWording[pair.first], usualWording[pair.second]))
      guard similarity >= search.threshold else { return nil }
      return SimilarPair(
        first: files[pair.first], second: files[pair.second], similarity: similarity,
        structure: structures[place], wording: wordings[place],
        stretches: SharedStretch.find(
          codes[pair.first], codes[pair.second], by: search.structure, ignoring: known))
    }
  }

  /// How far a pair exceeds what is usual, 0 to 1, from what the two are alike in and what each is
  /// alike in with others.
  private static func evidence(
    _ structure: (Double, Double, Double), _ wording: (Double, Double, Double)
  ) -> Double {
    func excess(_ values: (Double, Double, Double)) -> Double {
      let usual = (values.1 + values.2) / 2
      // The margin keeps small differences between files that all are alike from counting.
      return max(0, (values.0 - usual) / (1.02 - usual))
    }
    // Equal names almost throughout need no comparison with others: a large group may share them.
    let squares = excess(structure) * excess(structure) + excess(wording) * excess(wording)
    return max((squares / 2).squareRoot(), (wording.0 - 0.8) * 4.5)
  }

  private func candidates() -> [FilePair] {
    let few = max(12, min(100, files.count / 10))
    let isCompared = { (pair: FilePair) in
      files[pair.first].archive == nil && files[pair.first].owner != files[pair.second].owner
        && structure.fingerprints[pair.first].count >= search.fewest
        && structure.fingerprints[pair.second].count >= search.fewest
    }
    return structure.candidates(few: few, where: isCompared)
      .union(wording.candidates(few: few, where: isCompared))
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Measures pairs; also returns how similar each file usually is to one that is near to it.
  private func measured(
    _ pairs: [FilePair], by index: FingerprintIndex
  ) -> (similarities: [Double], usual: [Double]) {
    let similarities = pairs.map { index.similarity($0.first, $0.second) }
    var neighbours = [[Double]](repeating: [], count: files.count)
    for (pair, similarity) in zip(pairs, similarities) {
      neighbours[pair.first].append(similarity)
      neighbours[pair.second].append(similarity)
    }
    // The nearest few may be copies themselves.
    let rank = max(4, files.count / 10)
    let usual = neighbours.map { near in near.count > rank ? near.sorted(by: >)[rank] : 0 }
    return (similarities, usual)
  }
}
