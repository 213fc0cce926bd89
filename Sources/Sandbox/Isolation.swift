/// How a program that may be hostile is shut in, beside its limits.
public struct Isolation: Hashable, Sendable {
  /// How much is between the program and the machine.
  public enum Level: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Limits on time, memory and output alone.
    case limits

    public static func < (left: Level, right: Level) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// How much is between the program and the machine.
  public var level: Level

  /// The files and folders that the program may read, beside the system's libraries.
  public var readable: [String]

  /// Creates an isolation.
  public init(_ level: Level, readable: [String] = []) {
    self.level = level
    self.readable = readable
  }

  /// Limits alone, for the book's own code.
  public static let none = Isolation(.limits)
}
