import ArgumentParser
import BookModel
import Foundation
import Grading

/// Begins the next exercise.
struct NextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Show the next exercise, and make its file in 'work' if there is none.",
    discussion: """
      The next exercise is the first one that is not solved.

      EXAMPLE
        course next
      """)

  @OptionGroup var options: BookOptions

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let work = StudentWork(root: book.root)
      let overview = try work.overview(of: book.exercises)
      guard let exercise = book.next(in: overview) else {
        return print(overview.ending(TerminalStyle(fileDescriptor: STDOUT_FILENO)))
      }
      let started = try work.start([exercise])
      _ = await EditorSettings.refresh(root: book.root)
      print(ExercisePrompt(exercise: exercise, book: book, state: overview[exercise]).text)
      if !started.isEmpty { print("\nmade \(work.path(of: exercise))") }
    }
  }
}
