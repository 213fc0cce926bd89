/// A place in a program where a step of its trace is recorded.
@frozen
public struct TraceSite: Hashable, Sendable, Codable {
  /// What happens there.
  @frozen
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A function is called; the names are those of its parameters.
    case call

    /// A function returns a value.
    case result

    /// A loop begins a round; the names are those that it binds.
    case round

    /// Names are bound.
    case binding

    /// Names, or a part of what a name stands for, are assigned to.
    case assignment

    /// A call may have changed what names stand for.
    case change
  }

  /// What happens there.
  public var kind: Kind

  /// The line, counted from 1.
  public var line: Int

  /// The function's name or the assigning operator; empty for the others.
  public var label: String

  /// The names whose values are recorded, as the code writes them.
  public var names: [String]

  /// The indices of the subscript that is assigned to, as the code writes them; `nil` for none.
  public var indices: [String]?

  /// Creates a site.
  public init(
    kind: Kind, line: Int, label: String = "", names: [String] = [], indices: [String]? = nil
  ) {
    self.kind = kind
    self.line = line
    self.label = label
    self.names = names
    self.indices = indices
  }
}
