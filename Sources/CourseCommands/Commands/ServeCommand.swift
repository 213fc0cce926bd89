import ArgumentParser
import Foundation
import Sandbox
import SiteServer

/// Serves the book to this machine's browsers and keeps the pages up to date while it is written.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the book in a browser, kept up to date while you write.",
    discussion: """
      When a file of the book or of its theme changes, what depends on it runs and is rendered \
      anew, and open pages are loaded again where their reader was. What is wrong is shown over \
      the page. Exercises are edited, run and graded in their pages, as files in 'work'. \
      Nothing is written to site/public. Only this machine can reach the server, \
      and only a browser that has opened the printed address, with its key. Ctrl-C ends it.

      EXAMPLES
        course serve                    http://127.0.0.1:4000/?key=…
        course serve --port 0           on any free port
      """)

  @OptionGroup var options: BookOptions

  @Option(help: "The port to listen on; 0 for any free one.")
  var port: UInt16 = 4000

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      // A missing theme is told at once, not in a page.
      _ = try ThemeFolder.path(for: root)
      let desk = ExerciseDesk(root: root)
      let server = SiteServer(
        port: port, key: ServingKey.key(of: root), actions: desk.actions)
      try server.start()
      InterruptHandling.install { print("\nstopped") }
      print("serving \(server.address) (Ctrl-C ends it)")
      fflush(nil)
      let preview = Preview(root: root, server: server, desk: desk)
      try await server.whileServing { await preview.follow() }
    }
  }
}
