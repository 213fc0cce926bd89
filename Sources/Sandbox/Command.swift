/// A program to start, with everything it is given.
///
/// The program reads nothing (`/dev/null`), has no descriptors but its three streams and the values
/// channel, and has the stated environment alone.
public struct Command: Hashable, Sendable {
  /// The descriptor to which a program writes values for its parent, beside what it prints.
  public static let valuesDescriptor = 3

  /// The program's file, an absolute path.
  public var executable: String

  /// The arguments without the program's name.
  public var arguments: [String]

  /// The environment.
  public var environment: [String: String]

  /// The working folder, an absolute path.
  public var folder: String

  /// Creates a command.
  public init(
    _ executable: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    in folder: String = "/"
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
  }
}
