import ArgumentParser
import BookModel
import Foundation
import Grading

/// Shows what an exercise asks.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what an exercise asks and what to declare.",
    discussion: """
      Without a name it shows the next exercise: the first one that is not solved.

      EXAMPLES
        course show
        course show scatter-add
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercise, by id, how it begins, or its file. Default: the next one.")
  var exercise: String?

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let work = StudentWork(root: book.root)
      let overview = try work.overview(of: book.exercises)
      let named = try exercise.map { try book.exercise(called: $0) }
      guard let exercise = named ?? book.next(in: overview) else {
        return print(overview.ending(TerminalStyle(fileDescriptor: STDOUT_FILENO)))
      }
      print(ExercisePrompt(exercise: exercise, book: book, state: overview[exercise]).text)
    }
  }
}
