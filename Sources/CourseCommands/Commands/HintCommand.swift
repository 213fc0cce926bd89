import ArgumentParser
import BookModel
import Grading

/// Gives the next hint.
struct HintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint",
    abstract: "Show the next hint to an exercise.",
    discussion: """
      Each hint says more than the one before. With --all, those already seen are shown again.

      EXAMPLE
        course hint scatter-add
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercise, by id or how it begins.")
  var exercise: String

  @Flag(help: "Show the hints that were shown before, and no further one.")
  var all = false

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let exercise = try Book.read(root: root).exercise(called: exercise)
      let work = StudentWork(root: root)
      let seen = min(try work.progress()[exercise].hints, exercise.hints.count)
      if all { return show(0..<seen, of: exercise) }
      guard seen < exercise.hints.count else {
        return print(
          exercise.hints.isEmpty
            ? "there are no hints to this exercise"
            : "that was the last of \(exercise.hints.count); --all shows them again")
      }
      try work.updateProgress { $0[exercise].hints = seen + 1 }
      show(seen..<seen + 1, of: exercise)
      let left = exercise.hints.count - seen - 1
      print(
        left == 0
          ? "\nno hints remain" : "\n\(left.counted("hint")) \(left == 1 ? "remains" : "remain")")
    }
  }

  private func show(_ range: Range<Int>, of exercise: Exercise) {
    for index in range {
      print("hint \(index + 1) of \(exercise.hints.count)\n\n\(exercise.hints[index].terminalText)")
    }
  }
}
