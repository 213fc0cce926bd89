/// What the lines of a traced snippet do, recorded from its run: ` ```trace {fact=a.b} `.
///
/// As with `output`, `course accept` may rewrite it.
public struct ExpectedTrace: Hashable, Sendable {
  /// The place in the chapter's steps.
  public var index: Int

  /// The `index` of the snippet that is traced.
  public var snippet: Int

  /// The fact that the recorded state shows.
  public var fact: String?

  /// The block.
  public var fence: Fence

  /// Creates an expected trace.
  public init(index: Int, snippet: Int, fact: String?, fence: Fence) {
    self.index = index
    self.snippet = snippet
    self.fact = fact
    self.fence = fence
  }
}
