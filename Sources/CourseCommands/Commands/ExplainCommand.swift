import ArgumentParser
import Diagnostics

/// Explains a kind of diagnostic.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain what a message means and what to do.",
    discussion: """
      The id stands in brackets behind each message. Without one, all ids are listed.

      EXAMPLE
        course explain tensor-mismatch
      """)

  @Argument(help: "The id of the message.")
  var id: String?

  func run() async throws {
    try await reportingFailures {
      guard let id else { return list() }
      guard let explanation = Explanation.of(id) else {
        let nearest = nearestName(to: id, in: Explanation.all.map(\.id))
        throw CommandFailure.noExplanation(id: id, nearest: nearest)
      }
      print(explanation.page)
    }
  }

  private func list() {
    let width = Explanation.all.map(\.id.count).max() ?? 0
    for explanation in Explanation.all {
      print("\(explanation.id.padded(to: width + 2))\(explanation.summary)")
    }
  }
}
