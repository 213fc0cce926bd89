import Archives
import ArgumentParser
import BatchGrading
import BookModel
import Foundation
import SnippetRunner

/// Packs the book, the tool and the key into an autograder for Gradescope.
struct ExportAutograderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradescope-autograder",
    abstract: "Write an autograder for Gradescope: a zip with the book, the tool and the key.",
    discussion: """
      Upload the zip under 'Configure Autograder'. Marks are the same as those of 'course grade' with \
      the same key and assignment. The zip holds solutions, hidden cases and the key: keep it as you \
      keep them. The tool in it is this one; where it does not run, 'setup.sh' builds it from the \
      book's sources.

      EXAMPLES
        course export gradescope-autograder --assignment 'Week 1' --output autograder.zip
        course export gradescope-autograder --exercise output-size --output size.zip
      """)

  @OptionGroup var options: BookOptions

  @Option(name: .long, help: "Grade this exercise alone; may be repeated. Default: all.")
  var exercise: [String] = []

  @Option(help: "The assignment's name, from which hidden cases are drawn too.")
  var assignment = "submissions"

  @Option(help: "The file with the course's key; made if there is none.", completion: .file())
  var key = "grades.key"

  @Option(help: "The file to write.", completion: .file(extensions: ["zip"]))
  var output = "autograder.zip"

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let ids = try exercise.map { try book.exercise(called: $0).id }
      try KeyFile.prepare(at: key)
      let toolchain = try await CourseTools.find(cacheFolder: book.root + "/.course").toolchain
      let archive = AutograderArchive(
        root: book.root, exercises: ids, assignment: assignment, key: key,
        compiler: toolchain.version)
      let files = try archive.files()
      // Programs of many megabytes, which are written more often than they are sent.
      try ZipArchive.write(files, to: output, level: 3)
      print(
        "wrote '\(output)' with \(files.count.counted("file")); it holds the key and all solutions")
    }
  }
}
