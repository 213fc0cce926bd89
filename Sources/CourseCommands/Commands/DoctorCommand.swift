import ArgumentParser
import Foundation

/// Looks at the machine and says what is missing.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for what the tool needs and say how to get what is missing.",
    discussion: """
      EXAMPLE
        course doctor
      """)

  @OptionGroup var options: BookOptions

  func run() async throws {
  }
}
