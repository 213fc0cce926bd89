/// Two files that share more than chance explains.
public struct SimilarPair: Hashable, Sendable {
  /// One file.
  public var first: ComparedFile

  /// The other; never from an archive if the first is not.
  public var second: ComparedFile

  /// How far the pair exceeds what is usual among the answers, 0 to 1.
  public var similarity: Double

  /// How much of the smaller file the other has without names, 0 to 1, what is rare counting more.
  public var structure: Double

  /// The same, names included.
  public var wording: Double

  /// The stretches that they share, the longest first.
  public var stretches: [SharedStretch]

  /// Whether the texts are equal, comments and spaces included.
  public var isVerbatim: Bool { first.text == second.text }

  /// What they answer.
  public var exercise: String { first.exercise }
}

/// What a comparison found.
public struct SimilarityReport: Hashable, Sendable {
  /// Those whose files are similar, directly or by way of others, for one exercise.
  public struct Cluster: Hashable, Sendable {
    /// The exercise.
    public var exercise: String

    /// The owners, sorted; those of an archive are named with it.
    public var members: [String]

    /// The number that is highest among the pairs.
    public var similarity: Double
  }

  /// The pairs, the most similar first.
  public var pairs: [SimilarPair] = []

  /// The clusters of three or more, the most similar first.
  public var clusters: [Cluster] = []

  /// How many files were compared.
  public var comparedFiles = 0

  /// How many files have too little of their own for a comparison to mean something.
  public var shortFiles = 0

  /// The pairs who gave equal wrong values, the least likely first.
  public var wrongValues: [EqualWrongValues] = []

  /// Creates an empty report.
  public init() {}
}
