import Sandbox
import SnippetRunner

/// Why an exercise could not be graded.
///
/// What is wrong with an answer is an `ExerciseReport`; what is wrong with an exercise a
/// `Diagnostic`. Neither is thrown.
public enum GradingError: Error, Hashable, Sendable {
  /// The compiler or the library is missing, or a file of the machine cannot be used.
  case runner(RunnerError)

  /// There is no `ld.lld` beside the compiler.
  case linkerNotFound(searched: String)

  /// The program that loads a student's code is not beside `course`.
  case hostNotFound(folder: String)

  /// The compiler fails on the tool's own part of a program, with what it said.
  case compilerFails(output: String)

  /// A file of an exercise or of the student's work cannot be read, with the system's reason.
  case cannotRead(path: String, reason: String)

  /// A file cannot be written, with the system's reason.
  case cannotWrite(path: String, reason: String)

  /// The student's progress cannot be read, with the reason; the file is left as it is.
  case progressUnreadable(path: String, reason: String)

  /// The exercise has neither checks nor a list of cases, or they cannot be used.
  case notGradable(exercise: String, reason: String)
}

extension GradingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .runner(let error): error.description
    case .linkerNotFound(let searched): "there is no 'ld.lld' in '\(searched)'"
    case .hostNotFound(let folder): "no 'exercise-host' with 'libExerciseLibrary.so' in '\(folder)'"
    case .compilerFails(let output): "the compiler fails on the grader's own code: \(output)"
    case .cannotRead(let path, let reason): "cannot read '\(path)': \(reason)"
    case .cannotWrite(let path, let reason): "cannot write '\(path)': \(reason)"
    case .progressUnreadable(let path, let reason):
      "the progress in '\(path)' cannot be used: \(reason)"
    case .notGradable(let exercise, let reason): "'\(exercise)' cannot be graded: \(reason)"
    }
  }

  /// One way out, in a sentence without a full stop.
  public var remedy: String? {
    switch self {
    case .runner(let error): error.remedy
    case .linkerNotFound: "install a whole Swift toolchain, or set TOOLCHAIN to one"
    case .hostNotFound: "build the whole package with 'swift build', not one of its products"
    case .notGradable: "run 'course check' to see what is wrong with the exercise"
    case .progressUnreadable(let path, _):
      "restore the file, or begin a new one with 'mv \(path) \(path).old'; your answers are not in it"
    case .compilerFails, .cannotRead, .cannotWrite: nil
    }
  }
}

/// Runs a body that fails as the runner does, with an error of the grader.
func gradingErrors<Result>(
  _ body: () async throws(RunnerError) -> Result
) async throws(GradingError) -> Result {
  do throws(RunnerError) {
    return try await body()
  } catch {
    throw .runner(error)
  }
}
