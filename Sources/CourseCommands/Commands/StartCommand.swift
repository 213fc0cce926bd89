import ArgumentParser
import BookModel
import Foundation
import Grading

/// Hands the starters out.
struct StartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Copy the starters of the exercises to 'work'.",
    discussion: """
      A file that is there already stays as it is.

      EXAMPLES
        course start                 all exercises
        course start output-padding  one
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercises to start, by id or how it begins. Default: all.")
  var exercises: [String] = []

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let book = try Book.read(root: root)
      let selected =
        try exercises.isEmpty
        ? book.exercises : exercises.map { try book.exercise(called: $0) }
      let work = StudentWork(root: root)
      let started = try work.start(selected)
      for exercise in started { print("made \(work.path(of: exercise))") }
      let kept = selected.count - started.count
      if kept > 0 { print("\(kept.counted("file")) there already, left as it was") }
      if let words = await EditorSettings.refresh(root: root) { print(words) }
      for stray in work.strays(among: book.exercises.map(\.id)) { print("warning: \(stray.words)") }
      if let first = selected.first { print("next: \(Invocation.command) show \(first.id)") }
      if selected.isEmpty { print("the book has no exercises") }
    }
  }
}
