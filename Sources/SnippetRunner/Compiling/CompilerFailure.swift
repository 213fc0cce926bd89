import BookModel
import Diagnostics
import Sandbox

/// Why the compiler failed without naming a line of the chapter.
enum CompilerFailure: Hashable, Sendable, Codable {
  /// It was stopped at a limit.
  case exceeded(ProcessLimits.Kind)

  /// It crashed, the linker found no symbol, or the disk is full; with the last lines it printed.
  case failed([String])

  /// The failure of a compiler that ended with some result; `nil` if it blames the chapter.
  init?(_ result: ProcessResult, messages: [CompilerMessage]) {
    if case .exceeded(let kind) = result.ending {
      self = .exceeded(kind)
    } else if !messages.contains(where: \.blamesChapter) {
      self = .failed(result.errorText.split(separator: "\n").suffix(12).map { String($0) })
    } else {
      return nil
    }
  }
}

extension CompilerFailure {
  /// What to say of a compiler that blames no line of the chapter.
  func diagnostic(in chapter: Chapter) -> Diagnostic {
    let range = SourceRange(path: chapter.path, line: 1)
    switch self {
    case .exceeded(let kind):
      return Diagnostic(
        "compiler-limit", "the compiler reached its limit of \(kind.words)", at: range,
        help: "give the types of long expressions, or split them")
    case .failed(let output):
      return Diagnostic(
        "compiler-failed", "the compiler fails and names no line of the chapter", at: range,
        details: output)
    }
  }
}
