import ArgumentParser
import BookModel
import Foundation
import Grading

/// Lists the exercises.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the exercises: what is solved, the points, the hints seen, what is next.",
    discussion: """
      An exercise is solved if the text that is in 'work' now was checked and is right. Nothing is \
      checked for the list; 'course check' checks all answers.

      EXAMPLES
        course list
        course list --format json
      """)

  /// The forms of a list.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal
    case json
  }

  @OptionGroup var options: BookOptions

  @Option(help: "The form of the list: terminal or json.")
  var format = Format.terminal

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let overview = try StudentWork(root: book.root).overview(of: book.exercises)
      switch format {
      case .terminal:
        let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
        print(
          WorkListing(book: book, overview: overview, style: style).text, terminator: "")
      case .json: print(try JSONReport.encoded(ListReport(overview)))
      }
    }
  }
}

/// A list for programs.
struct ListReport: Encodable {
  var solved: Int
  var written: Int
  var points: Double
  var possible: Int
  var hints: Int
  var next: String?
  var exercises: [WorkOverview.State]
  var strays: [StrayAnswer]

  init(_ overview: WorkOverview) {
    solved = overview.solvedCount
    written = overview.writtenCount
    points = overview.points
    possible = overview.possible
    hints = overview.hints
    next = overview.next?.exercise
    exercises = overview.states
    strays = overview.strays
  }
}
