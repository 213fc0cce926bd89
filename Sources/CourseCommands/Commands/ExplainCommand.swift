import ArgumentParser
import Diagnostics

/// Explains a kind of diagnostic.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain what a message means and what to do.",
    discussion: """
      The id stands in brackets behind each message.

      EXAMPLE
        course explain tensor-mismatch
      """)

  @Argument(help: "The id of the message. Without one, all ids are listed.")
  var id: String?

  func run() throws {
  }
}
