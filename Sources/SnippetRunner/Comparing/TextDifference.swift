import BookModel
import Diagnostics

/// How a printed text differs from the one in the book.
///
/// Blanks at line ends and empty lines at the end do not count, since nobody sees them.
struct TextDifference: Hashable, Sendable {
  /// The first line that differs, counted from 0.
  var line: Int

  /// The line in the book; `nil` behind its end.
  var expected: String?

  /// The line that was printed; `nil` behind its end.
  var actual: String?

  /// Both texts, line by line, as a unified diff without its head.
  var lines: [String]

  /// Compares two texts; `nil` if they agree.
  init?(expected: String, actual: String) {
    let (expected, actual) = (Self.visibleLines(expected), Self.visibleLines(actual))
    if expected == actual { return nil }
    line = zip(expected, actual).prefix { $0 == $1 }.count
    self.expected = line < expected.count ? expected[line] : nil
    self.actual = line < actual.count ? actual[line] : nil
    lines = UnifiedDiff(from: expected, to: actual).lines
  }

  /// The lines of a text as a reader sees them.
  static func visibleLines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.prefix(line.count - line.reversed().prefix { $0.isWhitespace }.count))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The difference as a diagnostic at the fence's line.
  func diagnostic(for fence: Fence) -> Diagnostic {
    let length = max(1, expected?.utf8.count ?? 1)
    let isBehind = expected == nil
    let label =
      switch (expected, actual) {
      case (let expected?, let actual?): "expected '\(expected)', got '\(actual)'"
      case (nil, let actual?): "the output goes on: '\(actual)'"
      case (_, nil): "the output ends before this line"
      }
    return Diagnostic(
      "output-mismatch", "printed output differs from the book",
      at: SourceRange(
        path: fence.range.path, line: fence.bodyLine + line,
        column: isBehind ? 1 : fence.indentation + 1, length: length),
      label: label, details: lines.count > 2 ? Array(lines.prefix(20)) : [],
      help: "if the new output is right, run 'course accept'")
  }
}

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
