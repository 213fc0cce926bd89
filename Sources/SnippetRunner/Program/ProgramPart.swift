import BookModel
import Diagnostics

/// A stretch of a chapter's program that comes from one step.
struct ProgramPart: Sendable {
  /// How a part takes part in the program.
  enum Role: Hashable, Sendable {
    /// Runs at its place.
    case runs

    /// Is compiled in a block that does not run.
    case compiles

    /// Is compiled in a block that runs only when it is selected, and must trap.
    case traps

    /// Is no part of the program: compiled for itself behind it, and must be refused.
    case refused

    /// Records the values of expressions.
    case records
  }

  /// The number in the program, counted from 1; steps without code have none.
  var number: Int

  /// The index in `Chapter.steps`.
  var step: Int

  /// How it takes part.
  var role: Role

  /// What to call it before the reader, such as `snippet 'scatter'`.
  var name: String

  /// The code as in the program, with what the runner adds around it.
  var text: String

  /// Where its code stands in the chapter.
  var places: PartPlaces

  /// The snippet's own code; `nil` for a part that is no snippet.
  var code: String?

  /// Whether what its lines do is recorded.
  var isTraced = false

  /// The number of lines of its code.
  var lineCount: Int { 1 + (code?.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0) }

  /// The name that the compiler and a trap give to a part's code instead of a file's.
  static func virtualFile(_ number: Int) -> String { "step-\(number)" }

  /// The number in a virtual file's name, whatever folder or module stands before it.
  static func number(inFile file: some StringProtocol) -> Int? {
    guard let name = file.split(separator: "/").last, name.hasPrefix("step-") else { return nil }
    return Int(name.dropFirst("step-".count))
  }
}

/// Where the lines of a part's code stand in the chapter.
enum PartPlaces: Hashable, Sendable {
  /// The code is a fence's body.
  case body(Fence)

  /// Each expression has three lines: a call, the expression, the call's end.
  case expressions([SourceRange])

  /// The number of lines that each expression has.
  static let linesOfExpression = 3

  /// All of the code.
  var whole: SourceRange {
    switch self {
    case .body(let fence):
      SourceRange(
        path: fence.range.path, line: fence.range.start.line, column: fence.range.start.column,
        length: 3)
    case .expressions(let ranges):
      ranges[0]
    }
  }

  /// The number of values that the code records.
  var valueCount: Int {
    if case .expressions(let ranges) = self { ranges.count } else { 0 }
  }

  /// Returns where a line and column of the code stand in the chapter.
  ///
  /// What lies behind the code, such as a missing brace, is put at its last line. Any numbers will
  /// do: a snippet can print what looks like a trap.
  func range(line: Int, column: Int, length: Int = 1) -> SourceRange {
    let line = max(1, line)
    let column = min(max(1, column), 1 << 20)
    switch self {
    case .body(let fence):
      let count = max(1, fence.body.utf8.count { $0 == UInt8(ascii: "\n") })
      let isBehind = line > count
      return SourceRange(
        path: fence.range.path, line: fence.bodyLine + min(line, count) - 1,
        column: fence.indentation + (isBehind ? 1 : column), length: length)
    case .expressions(let ranges):
      let range = ranges[min((line - 1) / Self.linesOfExpression, ranges.count - 1)]
      let isInside = (line - 1) % Self.linesOfExpression == 1
      guard isInside else { return range }
      return SourceRange(
        path: range.path, line: range.start.line, column: range.start.column + column - 1,
        length: length)
    }
  }
}
