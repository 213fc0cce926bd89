/// The lines of a source file that a diagnostic shows, with the place to underline.
struct Excerpt {
  /// One shown line.
  struct Line: Equatable {
    /// The line's number, counted from 1.
    var number: Int

    /// The text, control characters made visible.
    var text: String
  }

  /// The line before the place, unless it is empty, and the line of the place.
  var lines: [Line]

  /// The text of the last line before the place, the place itself, and what follows.
  var parts: (before: String, marked: String, after: String)

  /// The column of the place, counted from 1 in characters.
  var column: Int

  /// The longest line that is shown whole, in characters.
  private static let width = 160

  /// Creates the excerpt for a range, or `nil` if the file does not have its first line.
  init?(of range: SourceRange, in source: SourceFile) {
    guard let line = source.line(range.start.line) else { return nil }
    let start = line.index(atByte: range.start.column - 1)
    let isOneLine = range.end.line == range.start.line
    let end = isOneLine ? line.index(atByte: range.end.column - 1) : line.endIndex
    let before = line[..<start]
    column = before.count + 1
    parts = Self.cropped(
      before: before, marked: line[start..<max(start, end)], after: line[max(start, end)...])
    lines = [Line(number: range.start.line, text: parts.before + parts.marked + parts.after)]
    let previous = source.line(range.start.line - 1) ?? ""
    if previous.contains(where: { !$0.isWhitespace }) {
      let text = Self.cropped(before: "", marked: "", after: previous).after
      lines.insert(Line(number: range.start.line - 1, text: text), at: 0)
    }
  }

  /// The excerpt's mark, such as `^~~~`, as wide as what it underlines.
  var mark: String {
    "^" + String(repeating: "~", count: max(0, parts.marked.displayWidth - 1))
  }

  /// Keeps a window around the place where a line is too long for a terminal.
  private static func cropped(
    before: Substring, marked: Substring, after: Substring
  ) -> (before: String, marked: String, after: String) {
    let room = width / 4
    let isLong = before.count + marked.count + after.count > width
    let head = isLong && before.count > room ? "…" + before.suffix(room) : String(before)
    let body = isLong ? String(marked.prefix(2 * room)) : String(marked)
    let isCut = body.count < marked.count
    let left = width - head.count - body.count
    let tail = isCut ? "…" : after.count > left ? after.prefix(left) + "…" : String(after)
    return (head.withVisibleControls, body.withVisibleControls, tail.withVisibleControls)
  }
}

extension Substring {
  /// Returns the start of the character that holds the byte at an offset, or the end.
  fileprivate func index(atByte offset: Int) -> Index {
    var end = 0
    return indices.first { index in
      end += self[index].utf8.count
      return end > offset
    } ?? endIndex
  }
}
