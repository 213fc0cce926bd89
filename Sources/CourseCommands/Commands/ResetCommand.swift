import ArgumentParser
import BookModel
import Foundation
import Grading

/// Puts the starter back.
struct ResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Begin an exercise again: put the answer aside and the starter in its place.",
    discussion: """
      Nothing is lost: the answer is kept in 'work/backups'. The hints that were shown stay counted.

      EXAMPLE
        course reset scatter-add
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The exercise, by id, how it begins, or its file.")
  var exercise: String

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let exercise = try book.exercise(called: exercise)
      let work = StudentWork(root: book.root)
      print(try work.reset(exercise).words(path: work.path(of: exercise)))
    }
  }
}

extension StudentWork.Reset {
  /// Where it has left things, in words.
  func words(path: String) -> String {
    switch self {
    case .started: "made \(path)"
    case .unchanged: "\(path) is the starter already"
    case .restarted(let backup): "\(path) is the starter again; your text is in \(backup)"
    }
  }
}
