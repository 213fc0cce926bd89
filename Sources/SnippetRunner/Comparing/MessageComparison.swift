import BookModel
import Diagnostics

/// Looks for the lines of an `error` fence in a message.
struct MessageComparison {
  /// What is missing, one diagnostic a line.
  let diagnostics: [Diagnostic]

  /// Compares a fence with the message of the compiler or of a trap.
  init(expected fence: Fence, actual: String) {
    let lines = fence.body.split(separator: "\n", omittingEmptySubsequences: false)
    diagnostics = lines.enumerated().compactMap { index, line in
      let wanted = line.drop { $0.isWhitespace }
      guard !wanted.isEmpty, !actual.contains(wanted) else { return nil }
      return Diagnostic(
        "message-mismatch", "the expected message is not given",
        at: SourceRange(
          path: fence.range.path, line: fence.bodyLine + index,
          column: fence.indentation + 1, length: max(1, line.utf8.count)),
        label: "no message has this text",
        details: actual.split(separator: "\n").prefix(10).map { "got: \($0)" })
    }
  }
}
