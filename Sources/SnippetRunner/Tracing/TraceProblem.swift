import BookModel
import Diagnostics

/// Why nothing was recorded of traced snippets that run.
enum TraceProblem: Hashable, Sendable, Codable {
  /// The toolchain comes without the modules of its parser, or no line does what can be recorded.
  case nothing

  /// The program with the calls in it does not compile; with what the compiler says first.
  case refused(String)

  /// It stops; with what stops it.
  case stopped(String)

  /// A part prints, or values are, other than without the calls.
  case differs
}

extension TraceProblem {
  /// What to say of a traced snippet.
  func diagnostic(of part: ProgramPart) -> Diagnostic {
    Diagnostic(
      "trace-unrecorded", "what \(part.name) does cannot be recorded", at: part.places.whole,
      label: reason, help: "remove '.trace', or move what is not to be traced to another snippet")
  }

  private var reason: String {
    switch self {
    case .nothing: "no line binds or assigns anything that can be read again"
    case .refused(let message): "with calls that record, the compiler says: \(message)"
    case .stopped(let message): "while it is recorded, \(message)"
    case .differs: "while it is recorded, it prints or computes something else"
    }
  }
}
