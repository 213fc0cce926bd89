import Diagnostics

extension Fence {
  /// Returns the text to put in place of `bodyBytes` so that the block's body becomes another.
  ///
  /// Each line gets what the container of the block asks for: the indentation of a list, the `>` of
  /// a quotation; and it ends as the lines of the file do.
  ///
  /// - Parameters:
  ///   - body: The new body; a missing newline at its end is added.
  ///   - source: The file that holds the block.
  /// - Returns: Whole lines, or an empty text for an empty body.
  public func replacement(for body: String, in source: SourceFile) -> String {
    guard !body.isEmpty else { return "" }
    let opening = source.line(range.start.line)?.utf8.prefix(indentation) ?? Substring("").utf8
    let margin = String(
      opening.map { byte in
        // The marker of a list item is written once, on the item's first line.
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\t")
          ? Character(Unicode.Scalar(byte)) : " "
      })
    let bare = margin.trimmingSuffix { $0 == " " || $0 == "\t" }
    let lineEnd = source.lineEnd(after: range.start.line)
    // To Swift, a CR LF is one character.
    var lines = body.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { ($0.isEmpty ? bare : margin + $0) + lineEnd }.joined()
  }
}

extension SourceFile {
  /// Returns what ends a line counted from 1: LF, CR LF or CR; LF for the last line.
  fileprivate func lineEnd(after number: Int) -> String {
    guard let line = line(number), let next = self.line(number + 1) else { return "\n" }
    return String(text[line.endIndex..<next.startIndex])
  }
}
