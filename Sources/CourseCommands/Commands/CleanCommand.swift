import ArgumentParser
import Foundation

/// Deletes what the tool has made and can make again.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Delete the recorded results, the generated pages, and the EPUB and PDF in 'site'.",
    discussion: """
      The chapters, the theme and the built tool stay.

      EXAMPLE
        course clean
      """)

  @OptionGroup var options: BookOptions

  func run() async throws {
    try await reportingFailures {
      let root = URL(filePath: try options.root())
      var removed: [String] = []
      for path in [".course", "site/public", "site/book.epub", "site/book.pdf"] {
        let url = root.appending(path: path)
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
          continue
        }
        try FileManager.default.removeItem(at: url)
        removed.append(path)
      }
      print(removed.isEmpty ? "nothing to delete" : "deleted \(removed.joined(separator: ", "))")
    }
  }
}
