import ArgumentParser
import Foundation
import Sandbox
import SnippetRunner

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
    try await reportingFailures {
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      let installation = await Installation.examined(for: try options.root())
      for finding in installation.findings {
        let mark = finding.isFine ? style.green("✓") : style.red("✗")
        print("\(mark) \(finding.name.padded(to: 24))\(finding.description)")
        if let remedy = finding.remedy { print("  help: \(remedy)") }
      }
      let level = await Isolation.Level.strongest()
      let mark = level == .namespaces ? style.green("✓") : style.yellow("!")
      print("\(mark) \("answers are shut in by".padded(to: 24))\(level.words)")
      if let remedy = level.remedy { print("  help: \(remedy)") }
      if !installation.isFine { throw ExitCode.couldNotRun }
    }
  }
}
