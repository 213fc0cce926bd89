import ArgumentParser
import Foundation
import SnippetRunner

/// Writes what snippets now print into the book.
struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Show how 'output' blocks differ from what snippets print, and rewrite them.",
    discussion: """
      Only 'output' blocks are rewritten. A quoted tensor is somebody else's text: it never is.

      EXAMPLES
        course accept                 show the differences and ask
        course accept 02-scatter-add  only this chapter
        course accept --yes           do not ask
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The chapters to look at, by file name or its beginning. Default: all.")
  var chapters: [String] = []

  @Flag(name: .shortAndLong, help: "Rewrite without asking.")
  var yes = false

  func run() async throws {
  }
}
