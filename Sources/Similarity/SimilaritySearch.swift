/// Finds the files of a course that share more than chance explains.
///
/// Nothing leaves the machine. A file is compared with those only that share a rare fingerprint
/// with it, found through an index, so that the work grows with the files and not with their pairs.
///
/// Files are alike in structure, whatever their names, and in wording, names included. Both count by
/// how far they exceed what is usual in the course: honest answers to a small exercise are alike.
public struct SimilaritySearch: Sendable {
  /// How fingerprints are chosen from tokens without names.
  public var structure: Winnowing

  /// How fingerprints are chosen from tokens with names.
  public var wording: Winnowing

  /// The similarity from which a pair is reported, 0 to 1.
  public var threshold: Double

  /// The fingerprints of its own that a file needs at least.
  public var fewest: Int

  /// Creates a search.
  public init(
    structure: Winnowing = Winnowing(gram: 12, window: 4),
    wording: Winnowing = Winnowing(gram: 4, window: 2), threshold: Double = 0.6, fewest: Int = 6
  ) {
    self.structure = structure
    self.wording = wording
    self.threshold = threshold
    self.fewest = fewest
  }

  /// Compares files.
  ///
  /// - Parameters:
  ///   - files: The submissions, and those of earlier years.
  ///   - given: What students were given for each exercise, such as its starter; it never counts.
  /// - Returns: What is similar.
  public func report(
    on files: [ComparedFile], given: [String: [String]] = [:]
  ) -> SimilarityReport {
    var report = SimilarityReport()
    report.comparedFiles = files.count
    let exercises = Dictionary(grouping: files, by: \.exercise).sorted { $0.key < $1.key }
    for (exercise, files) in exercises {
      let comparison = ExerciseComparison(
        files.sorted { ($0.archive ?? "", $0.owner) < ($1.archive ?? "", $1.owner) },
        given: given[exercise] ?? [], search: self)
      report.shortFiles += comparison.shortFiles
      let pairs = comparison.pairs()
      report.pairs += pairs
      report.clusters += Self.clusters(of: pairs, exercise: exercise)
    }
    report.pairs.sort {
      ($1.similarity, $0.exercise, $0.first.owner, $0.second.label)
        < ($0.similarity, $1.exercise, $1.first.owner, $1.second.label)
    }
    report.clusters.sort {
      ($1.similarity, $0.exercise, $0.members[0]) < ($0.similarity, $1.exercise, $1.members[0])
    }
    return report
  }

  /// Those that pairs connect, three or more of them.
  private static func clusters(
    of pairs: [SimilarPair], exercise: String
  ) -> [SimilarityReport.Cluster] {
    var parents: [String: String] = [:]
    func root(_ name: String) -> String {
      var name = name
      while let parent = parents[name], parent != name { name = parent }
      return name
    }
    for pair in pairs { parents[root(pair.second.label)] = root(pair.first.label) }
    let names = Set(pairs.flatMap { [$0.first.label, $0.second.label] })
    let highest = Dictionary(
      pairs.map { (root($0.first.label), $0.similarity) }, uniquingKeysWith: max)
    return Dictionary(grouping: names, by: root).filter { $0.value.count > 2 }.map {
      root, members in
      .init(exercise: exercise, members: members.sorted(), similarity: highest[root] ?? 0)
    }
  }
}
