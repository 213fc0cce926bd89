import Diagnostics

/// The verdict on a printed text beside the one that the book shows.
///
/// White space at the ends of lines and empty lines at the end of the text do not count.
public struct TextComparison: Hashable, Sendable {
  /// The printed lines.
  private let actual: [Substring]

  /// The lines that the book shows.
  private let expected: [Substring]

  /// Whether the texts are equal.
  public var isEqual: Bool { actual == expected }

  /// Compares two texts.
  public init(actual: String, expected: String) {
    self.actual = significantLines(of: actual)
    self.expected = significantLines(of: expected)
  }

  /// The first place of the expected text where the printed one differs, or `nil`.
  ///
  /// Lines and columns count from 1, columns in UTF-8 bytes.
  public var firstDifference: SourcePosition? {
    guard !isEqual else { return nil }
    let line = commonPrefix
    guard line < min(actual.count, expected.count) else {
      return SourcePosition(line: line + 1, column: 1)
    }
    let common = zip(actual[line], expected[line]).prefix { $0 == $1 }
    let column = common.reduce(0) { $0 + $1.1.utf8.count } + 1
    return SourcePosition(line: line + 1, column: column)
  }

  /// Returns what to tell the reader of a difference, or `nil` if there is none.
  ///
  /// - Parameter place: Where the expected text stands.
  /// - Returns: An `output-mismatch` that points at the first difference.
  public func diagnostic(at place: QuotePlace) -> Diagnostic? {
    guard let first = firstDifference else { return nil }
    let line = first.line - 1
    let want = expected.indices.contains(line) ? expected[line] : nil
    let got = actual.indices.contains(line) ? actual[line] : nil
    let margin = first.line == 1 ? place.start.column - 1 : place.indentation
    let range = SourceRange(
      path: place.path, line: place.start.line + line, column: margin + first.column,
      length: max(1, (want?.utf8.count ?? 0) - first.column + 1))
    return Diagnostic(
      "output-mismatch", "printed output differs from the book", at: range,
      label: "expected \(quoted(want)), got \(quoted(got))", details: differenceLines,
      help: "if the new output is right, run 'course accept'")
  }

  private func quoted(_ line: Substring?) -> String {
    line.map { "'\(cropped($0))'" } ?? "the end"
  }

  /// The number of equal lines at the start.
  private var commonPrefix: Int {
    zip(actual, expected).prefix { $0 == $1 }.count
  }
}

// MARK: Drawing

extension TextComparison {
  /// The number of equal lines shown around a difference.
  private static let context = 2

  /// The most lines of a difference that are shown.
  private static let mostLines = 24

  /// The lines that differ, with `-` before those of the book and `+` before the printed ones.
  private var differenceLines: [String] {
    let prefix = commonPrefix
    let rest = min(actual.count, expected.count) - prefix
    let suffix = zip(actual.reversed(), expected.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let old = expected[prefix..<(expected.count - suffix)]
    let new = actual[prefix..<(actual.count - suffix)]
    let before = expected[max(0, prefix - Self.context)..<prefix].map { "  " + cropped($0) }
    let changed = changes(from: old, to: new)
    let hidden = changed.count - Self.mostLines
    let shown = changed.prefix(Self.mostLines) + (hidden > 0 ? ["… \(hidden) more lines"] : [])
    let after = expected.suffix(suffix).prefix(Self.context).map { "  " + cropped($0) }
    return before + shown + after
  }

  /// Returns the lines of two texts in one sequence, equal ones once.
  private func changes(from old: ArraySlice<Substring>, to new: ArraySlice<Substring>) -> [String] {
    // The difference of long texts costs the product of their lengths, and nobody reads it.
    guard max(old.count, new.count) <= 400 else {
      return old.map { "- " + cropped($0) } + new.map { "+ " + cropped($0) }
    }
    let difference = Array(new).difference(from: Array(old))
    let removed = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var (lines, next) = ([String](), 0)
    for (offset, line) in old.enumerated() {
      // A changed line stands below the one that it replaces.
      while !removed.contains(offset), added.contains(next) {
        lines.append("+ " + cropped(new[new.startIndex + next]))
        next += 1
      }
      lines.append((removed.contains(offset) ? "- " : "  ") + cropped(line))
      if !removed.contains(offset) { next += 1 }
    }
    return lines + new.dropFirst(next).map { "+ " + cropped($0) }
  }

  /// Returns a line, shortened if it is very long.
  private func cropped(_ line: Substring) -> String {
    line.count > 100 ? line.prefix(99) + "…" : String(line)
  }
}

extension CollectionDifference.Change {
  /// Where the element stands in the collection that has it.
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

/// Returns the lines of a text without what does not count.
private func significantLines(of text: String) -> [Substring] {
  var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .map { line in line.lastIndex { !$0.isWhitespace }.map { line[...$0] } ?? "" }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines
}
