import ArgumentParser

/// The `course` command.
public struct Course: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "course", abstract: "A course book that runs.")

  public init() {}
}
