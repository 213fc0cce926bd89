import Diagnostics
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

  /// The compiler or the linker fails and blames no line of the text, with what it said.
  case compilerFails(output: String)

  /// The compiler did not end, although it had used little of its processor time.
  case compilerStopped(seconds: Double)

  /// The machine let an answer's program compute nothing for a long time, although it had work.
  case machineBusy

  /// The kernel killed an answer's program, since the whole machine was short of memory.
  case memoryShort

  /// A compiled program cannot be loaded, with what the system says.
  case cannotLoad(output: String)

  /// The checks stop on an answer or without one, with what they said last.
  case checksStop(exercise: String, reason: String)

  /// A file of an exercise or of the student's work cannot be read, with the system's reason.
  case cannotRead(path: String, reason: String)

  /// A file of an exercise or of the student's work is not text in UTF-8.
  case wrongEncoding(path: String, _ guess: EncodingGuess)

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
    case .compilerFails(let output):
      "the compiler fails and blames no line of the file"
        + (output.isEmpty ? "" : ": \(output)")
    case .compilerStopped(let seconds):
      "the compiler was stopped or had no processor for itself: it did not end within "
        + "\(Int(seconds)) s"
    case .machineBusy: "the machine is so busy that the answer's program could not run"
    case .memoryShort: "the machine was short of memory and ended the answer's program"
    case .cannotLoad(let output): "the compiled program cannot be loaded: \(output)"
    case .checksStop(_, let reason): "the checks of this exercise stop: \(reason)"
    case .cannotRead(let path, let reason): "cannot read '\(path)': \(reason)"
    case .wrongEncoding(let path, let guess):
      "cannot read '\(path)': it is not text in UTF-8; \(guess.words)"
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
    case .checksStop: "tell the book's author, with your file; the other exercises are graded"
    case .memoryShort: Self.remedy(for: "memory")
    case .cannotLoad: "run 'course doctor'; if a library is missing, 'swift build' makes it again"
    case .compilerStopped, .machineBusy: "check it again when the machine is less busy"
    case .compilerFails(let output): Self.remedy(for: output)
    case .cannotRead(_, let reason): Self.remedy(forUnreadable: reason)
    case .wrongEncoding(_, let guess):
      guess.remedy ?? "write the answer to a file of this name, in a text editor"
    case .cannotWrite(_, let reason): Self.remedy(for: reason)
    }
  }

  /// What helps a tool that says this.
  private static func remedy(for output: String) -> String {
    let words = output.lowercased()
    if words.contains("no space left") || words.contains("quota") {
      return "free some space on the disk, or set TMPDIR to a folder on another one"
    }
    if words.contains("memory") || words.contains("bad_alloc") {
      return "end other programs that use much memory, and check it again"
    }
    if words.contains("read-only") || words.contains("permission denied") {
      return "make the folder writable, or set TMPDIR to one that is"
    }
    return "check it again; if that does not help, 'course clean' deletes all that is kept from "
      + "earlier runs, and 'course doctor' looks at the toolchain"
  }

  private static func remedy(forUnreadable reason: String) -> String? {
    switch reason {
    case ExerciseFiles.Reason.link: "replace the link by the file itself"
    case ExerciseFiles.Reason.size: "shorten it; an answer is a few lines"
    case ExerciseFiles.Reason.kind: "delete it, and write the answer to a file of this name"
    default: nil
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
