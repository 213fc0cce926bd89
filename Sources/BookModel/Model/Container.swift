/// The head of a block between colons: `:::{tabs}`, blocks, `:::`.
///
/// Both lines are paragraphs of their own, so that other Markdown programs show the blocks between
/// them as they are.
public struct Container: Hashable, Sendable {
  /// The kinds, by the name in braces.
  public enum Kind: String, CaseIterable, Sendable {
    /// What several documents print of one tensor, of which a page shows one at a time.
    case tabs

    /// What a page folds, so that readers think first.
    case answers

    /// A question with its answers; it becomes a step, and no block of this kind is left.
    case quiz
  }

  /// The kind.
  public var kind: Kind

  /// The name in `#id`, for links.
  public var id: String?

  /// Creates the head of a container.
  public init(kind: Kind, id: String? = nil) {
    self.kind = kind
    self.id = id
  }
}
