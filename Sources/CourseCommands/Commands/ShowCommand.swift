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
      EXAMPLE
        course show scatter-add
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercise, by id or how it begins.")
  var exercise: String

  func run() async throws {
    try await reportingFailures {
      let root = try options.root()
      let exercise = try Book.read(root: root).exercise(called: exercise)
      print(ExercisePrompt(exercise: exercise, work: StudentWork(root: root)).text)
    }
  }
}

/// An exercise's text for the terminal.
struct ExercisePrompt {
  var exercise: Exercise
  var work: StudentWork

  /// The prompt, then what to declare and where.
  var text: String {
    let kind = "\(exercise.kind.rawValue) · \(exercise.points.counted("point"))"
    var blocks = ["\(exercise.id) · \(exercise.title) · \(kind)", exercise.prompt.terminalText]
    let letters = exercise.options.indices.map { "\(Exercise.optionName($0))" }
    if !exercise.options.isEmpty { blocks.append(list("options", letters, exercise.options)) }
    let numbers = exercise.reasons.indices.map { "\($0 + 1)" }
    if !exercise.reasons.isEmpty { blocks.append(list("reasons", numbers, exercise.reasons)) }
    blocks.append("in \(work.path(of: exercise)):\n  \(exercise.entry.text)")
    return blocks.joined(separator: "\n\n")
  }

  private func list(_ title: String, _ names: [String], _ parts: [Exercise.Part]) -> String {
    let lines = zip(names, parts).map { name, part in
      "  \(name)  " + part.terminalText.split(separator: "\n").joined(separator: "\n     ")
    }
    return ([title] + lines).joined(separator: "\n")
  }
}
