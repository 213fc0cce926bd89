import Diagnostics

extension Fence {
  /// Returns the text to put in place of `bodyBytes` so that the block's body becomes another.
  ///
  /// Each line gets what the container of the block asks for: the indentation of a list, the `>` of
  /// a quotation.
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
    let text = body.hasSuffix("\n") ? String(body.dropLast()) : body
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { ($0.isEmpty ? bare : margin + $0) + "\n" }.joined()
  }
}
