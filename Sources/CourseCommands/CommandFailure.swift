import ArgumentParser
import BatchGrading
import BookEditions
import Foundation
import Gradebook
import Grading
import Intake
import SnippetRunner

/// Why a command could not run; it ends with exit code 2.
enum CommandFailure: Error, CustomStringConvertible {
  /// No folder from the start upwards is a book.
  case noBook(start: String)

  /// A file or folder that would be overwritten.
  case exists(path: String)

  /// A chapter that the book does not have, with the nearest one.
  case noChapter(name: String, nearest: String?)

  /// An exercise that the book does not have, with the nearest one and others that contain the name.
  case noExercise(name: String, nearest: String?, others: [String] = [])

  /// A name with which several exercises begin.
  case ambiguousExercise(name: String, candidates: [String])

  /// An option that means nothing for what is checked, with why.
  case unusedOption(_ option: String, reason: String)

  /// A file that is not an exercise's.
  case strayAnswer(StrayAnswer)

  /// A name that cannot be an exercise's.
  case invalidName(name: String)

  /// A submission without any answer.
  case nothingToSubmit

  /// A question that nobody can answer, and the option that answers it.
  case nobodyToAsk(option: String)

  /// A word that is in no name and no description of the library.
  case nothingFound(word: String)

  /// A message id that the tool does not use, with the nearest one.
  case noExplanation(id: String, nearest: String?)

  /// A document whose lines the book does not list, with those that it does.
  case noLines(document: String, listed: [String])

  /// A text that cannot be read.
  case noText(path: String)

  /// A compiled file that the system does not start.
  case cannotRun(path: String, reason: String)

  /// Neither the book nor the tool's own package has a theme.
  case noTheme(book: String)

  /// A folder that cannot be read.
  case noFolder(path: String)

  /// A file that cannot be read.
  case noFile(path: String)

  /// A file that is no gradebook.
  case notAGradebook(path: String)

  /// An answer that could not be graded, which is nobody's mark.
  case notGraded(exercise: String, reason: String)

  /// A file that cannot be written.
  case cannotWrite(path: String, reason: String)

  /// What went wrong and one way out.
  var description: String {
    switch self {
    case .noBook(let start):
      """
      '\(start)' is not inside a book (a folder with chapters/SUMMARY.md)
      help: go into a book's folder, name one with '--book DIR', or make one with 'course new DIR'
      """
    case .exists(let path):
      "'\(path)' exists already\nhelp: choose another name; nothing was written"
    case .noLines(let document, let listed):
      "the book does not list the lines of a document '\(document)'\n"
        + (listed.isEmpty
          ? "help: 'course explain unlisted-line' says how a list is written"
          : "help: it lists \(listed.map { "'\($0)'" }.joined(separator: ", "))")
    case .noText(let path):
      "'\(path)' cannot be read as text\nhelp: name the file with the document's words"
    case .noChapter(let name, let nearest):
      "the book has no chapter '\(name)'"
        + (nearest.map { "\nhelp: did you mean '\($0)'?" } ?? "")
    case .noExercise(let name, let nearest, let others):
      "the book has no exercise '\(name)'"
        + (nearest.map { id in
          let names = ([id] + others).map { "'\($0)'" }.joined(separator: ", ")
          return "\nhelp: did you mean \(names)?"
        } ?? "\nhelp: '\(Invocation.command) list' lists all")
    case .ambiguousExercise(let name, let candidates):
      "\(candidates.count) exercises begin with '\(name)'\nhelp: write more of the name: "
        + candidates.map { "'\($0)'" }.joined(separator: ", ")
    case .unusedOption(let option, let reason):
      "'\(option)' cannot be used here: \(reason)\nhelp: leave '\(option)' out"
    case .strayAnswer(let stray): stray.words
    case .invalidName(let name):
      "'\(name)' cannot be an exercise's name\nhelp: use small letters, digits and '-', as in "
        + "'output-size'"
    case .nothingToSubmit:
      "there is no answer in 'work' yet\nhelp: '\(Invocation.command) next' begins the next exercise"
    case .nobodyToAsk(let option):
      "nobody can be asked here\nhelp: add '\(option)'"
    case .noFolder(let path):
      "'\(path)' is not a folder that can be read\nhelp: name the folder of the submissions"
    case .noFile(let path):
      "'\(path)' cannot be read\nhelp: give the path of a file"
    case .notAGradebook(let path):
      "'\(path)' is not a gradebook\nhelp: 'course grade' makes one"
    case .notGraded(let exercise, let reason):
      "'\(exercise)' was not graded: \(reason)\nhelp: run it again; no results were written"
    case .cannotWrite(let path, let reason):
      "'\(path)' cannot be written: \(reason)\nhelp: name another place with '--output'"
    case .cannotRun(let path, let reason):
      "'\(path)' is compiled and cannot be started: \(reason)\nhelp: set TMPDIR to a folder whose "
        + "programs may be executed"
    case .noTheme(let book):
      "'\(book)' has no theme (a folder 'site' with 'templates' and 'assets')"
        + "\nhelp: copy the folder 'site' of the course package into the book"
    case .nothingFound(let word):
      "the library has nothing called '\(word)'\nhelp: '\(Invocation.command) api' lists what it has"
    case .noExplanation(let id, let nearest):
      "no message has the id '\(id)'\nhelp: "
        + (nearest.map { "did you mean '\($0)'?" } ?? "'course explain' lists all ids")
    }
  }
}

extension ExitCode {
  /// The book is wrong.
  static let findings = ExitCode(1)

  /// The command could not run.
  static let couldNotRun = ExitCode(2)
}

/// Says on standard error that an answer was not graded, which is nobody's mark.
func showNotGraded(_ trouble: NotGraded) {
  let text = """
    course: '\(trouble.exercise)' was not graded: \(trouble.reason)
    help: \(trouble.remedy)

    """
  FileHandle.standardError.write(Data(text.utf8))
}

/// Runs a command's body; a failure is printed to standard error and ends with exit code 2.
func reportingFailures<Result>(
  _ body: () async throws -> Result
) async throws -> Result {
  do {
    return try await body()
  } catch let exit as ExitCode {
    throw exit
  } catch {
    let advice =
      (error as? RunnerError)?.remedy ?? (error as? GradingError)?.remedy
      ?? (error as? EditionError)?.remedy ?? (error as? BatchError)?.remedy
      ?? (error as? PlanError)?.remedy ?? (error as? ClusterError)?.remedy
      ?? (error as? GradebookError)?.remedy ?? (error as? IntakeError)?.remedy
    let remedy = advice.map { "help: \($0)\n" } ?? ""
    FileHandle.standardError.write(Data("course: \(error)\n\(remedy)".utf8))
    throw ExitCode.couldNotRun
  }
}
