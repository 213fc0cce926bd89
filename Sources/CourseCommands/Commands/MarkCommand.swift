import ArgumentParser
import BookModel
import Foundation
import Gradebook
import Intake
import Marking
import Sandbox
import SiteServer

/// Serves the page on which answers are marked.
struct MarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Mark answers in a browser, beside their rubric and the model answer.",
    discussion: """
      Every mark is added to the gradebook with who gave it, when and why; none is overwritten, and \
      several may mark at once. A mark that 'course grade' gave can be changed too, with a reason. The \
      page works by keyboard; '?' lists the keys. Only this machine can reach it, and only a browser \
      that has opened the printed address, with its key. Ctrl-C ends it.

      EXAMPLES
        course mark submissions                 http://127.0.0.1:4100/?key=…
        course mark submissions --by 'A. Marker' --hide-names
      """,
    shouldDisplay: !Invocation.isInStudentsCopy)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder of submissions.", completion: .directory)
  var submissions: String

  @Option(help: "The gradebook. Default: grades.sqlite beside the folder.", completion: .file())
  var gradebook: String?

  @Option(help: "The roster that the submissions were graded with.", completion: .file())
  var roster: String?

  @Option(help: "Who marks. Default: the name of your account.")
  var by = NSUserName()

  @Flag(help: "Send no names to the page.")
  var hideNames = false

  @Option(help: "The port to listen on; 0 for any free one.")
  var port: UInt16 = 4100

  func run() async throws {
    try await reportingFailures {
      let table = try MarkingTable(
        try GradebookFile(existingAt: gradebookPath), texts: try texts().texts, marker: by,
        hidesNames: hideNames)
      let server = SiteServer(
        port: port, key: ServingKey.key(of: try options.root()), actions: table.actions)
      try server.start()
      await server.publish(Edition(files: MarkingPage.files))
      InterruptHandling.install { print("\nstopped") }
      print("marking as '\(by)' at \(server.address) (Ctrl-C ends it)")
      fflush(nil)
      try await server.whileServing {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
      }
    }
  }

  private func texts() throws -> MarkedTexts {
    let book = try Book.read(root: try options.root())
    let list = try rosterPath.map { path in
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw CommandFailure.noFile(path: path)
      }
      return try Roster(text)
    }
    let intake = try Intake(
      folder: submissions, roster: list, exercises: book.exercises.map(\.id))
    return try MarkedTexts(intake, book: book)
  }

  private var rosterPath: String? {
    roster
      ?? [folder, folder.deletingLastPathComponent()]
      .map { $0.appending(path: "roster.csv").path(percentEncoded: false) }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  private var gradebookPath: String {
    gradebook
      ?? folder.deletingLastPathComponent().appending(path: "grades.sqlite")
      .path(percentEncoded: false)
  }

  private var folder: URL { URL(filePath: submissions).standardizedFileURL }
}
