import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Grading
import SnippetRunner

/// Writes the students' copy.
struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Write the students' copy of the book, without solutions or hidden cases.",
    discussion: """
      Every exercise is proven first. In the copy, './course check' works as here. It has a README for \
      students ('README.students.md' of the book, if there is one), and neither tests nor benchmarks. \
      The built tool is in it, too, so that machines of the same kind need not build it. A book of your \
      own takes the tool along in 'tool/'.

      EXAMPLE
        course release ../for-students
      """,
    shouldDisplay: !Invocation.isInStudentsCopy)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let book = try Book.read(root: root)
      let grader = try await Grader(root: root)
      let proofs = try await ExerciseProver(grader: grader).prove(book.exercises)
      let tools = try await CourseTools.find(cacheFolder: root + "/.course").preparing(book)
      let problems =
        (book.diagnostics + tools.diagnostics).filter { $0.severity == .error }
        + proofs.flatMap(\.diagnostics)
      let sources = book.sources.merging(tools.sources) { own, _ in own }
      guard problems.isEmpty else {
        let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
        let renderer = TerminalRenderer(sources: sources, usesColor: style.usesColor)
        for problem in problems { print(renderer.render(problem)) }
        print(style.red("nothing was released: \(problems.count.counted("error"))"))
        throw ExitCode.findings
      }
      let target = URL(filePath: folder).standardizedFileURL.path(percentEncoded: false)
      let summary = try await BookRelease(book, grader: grader).write(to: target)
      print(
        """
        wrote \(summary.files.counted("file")) to '\(folder)', with \
        \(summary.exercises.counted("exercise")) and no solution
        """)
      print(
        summary.hasTool
          ? "the built tool is among them, for machines of this kind with this toolchain"
          : "the copy builds its tool itself; './course release', in a checkout, adds the built one"
      )
    }
  }
}
