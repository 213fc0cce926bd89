import Diagnostics

/// A mention of something that has a number: `@sec-size`, `@fig-copies`, `@eq-size`.
public struct LabelReference: Hashable, Sendable {
  /// The id, without the `@`.
  public var label: String

  /// Where it stands, the `@` included.
  public var range: SourceRange

  /// Creates a reference.
  public init(label: String, range: SourceRange) {
    self.label = label
    self.range = range
  }
}
