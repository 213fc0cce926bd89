import Diagnostics

extension ChapterReader {
  /// Reads an HTML span: a comment is dropped, `<!--= … -->` makes a checked value of the number or
  /// code before it, and anything else is refused.
  mutating func readHTML(
    _ html: String, node: MarkdownNode, range: SourceRange, into result: inout [Inline]
  ) {
    guard html.hasPrefix("<!--") else {
      let offset = source.offset(of: node.start)
      let place = offset.map { $0..<min($0 + html.utf8.count, source.bytes.count) }
      let isThere = place.map { source.text($0) == html } ?? false
      return report(
        "raw-html", "a chapter holds no HTML but comments: '\(html)'",
        at: isThere ? place.map(source.range) ?? range : range,
        help: "write it in Markdown, or in backquotes if it is code")
    }
    guard let comment = locateComment(node) else { return }
    inlineSearch = comment.upperBound..<max(comment.upperBound, inlineSearch.upperBound)
    if html.hasPrefix("<!--?") { return readCondition(of: html, in: comment) }
    guard html.hasPrefix("<!--=") else { return }
    let expression = String(html.dropFirst(5).dropLast(3).trimmingSpaces())
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !expression.isEmpty else {
      return report(
        "missing-attribute", "a checked value names the expression that it is compared with",
        at: comment, help: "write '<!--= y -->', where 'y' is a Swift expression")
    }
    makeValue(of: expression, comment: comment, in: &result)
  }

  /// Turns the end of the text read so far into a checked value.
  private mutating func makeValue(
    of expression: String, comment: Range<Int>, in result: inout [Inline]
  ) {
    guard let start = takeValue(from: &result, before: comment.lowerBound) else {
      return report(
        "inline-value-without-text", "a checked value needs a number or code right before it",
        at: comment,
        help: "put the comment behind the last digit or backquote, with no space between")
    }
    let place = source.trimmed(comment.lowerBound + 5..<comment.upperBound - 3)
    let value = InlineValue(
      index: openQuiz?.index ?? steps.count, text: start.text, expression: expression,
      range: source.range(start.offset..<comment.upperBound),
      expressionRange: source.range(place))
    if openQuiz == nil {
      steps.append(.inlineValue(value))
    } else {
      openQuiz?.claims.append(.value(value))
    }
    result.append(.value(value))
  }

  /// Removes a number or a code span from the end of the text, and returns it with its place.
  private func takeValue(
    from result: inout [Inline], before end: Int
  ) -> (text: String, offset: Int)? {
    switch result.last {
    case .code(let code):
      result.removeLast()
      return (code, startOfCodeSpan(before: end))
    case .text(let text):
      guard let count = text.countOfNumberAtEnd else { return nil }
      let number = String(text.suffix(count))
      result.removeLast()
      if text.count > count { result.append(.text(String(text.dropLast(count)))) }
      return (number, max(0, end - number.utf8.count))
    default:
      return nil
    }
  }

  private func startOfCodeSpan(before end: Int) -> Int {
    let backquote = UInt8(ascii: "`")
    let fence = source.bytes[..<end].reversed().prefix { $0 == backquote }.count
    var start = end - fence
    while start > 0 {
      start -= 1
      let run = source.bytes[...start].reversed().prefix { $0 == backquote }.count
      if run == fence { return start + 1 - run }
      if run > 0 { start -= run - 1 }
    }
    return max(0, end - fence)
  }

  /// Returns the bytes of a comment: where cmark says if it is so, else the next one in the block.
  private func locateComment(_ node: MarkdownNode) -> Range<Int>? {
    let stated = source.offset(of: node.start).flatMap { offset in
      inlineSearch.contains(offset) && source.has("<!--", at: offset) ? offset : nil
    }
    guard let start = stated ?? source.firstOffset(of: "<!--", in: inlineSearch),
      let end = source.firstOffset(of: "-->", in: start + 4..<max(start + 4, source.bytes.count))
    else { return nil }
    return start..<end + 3
  }
}

extension String {
  /// How many characters at the end make up a number or a truth value, or `nil` if none do.
  ///
  ///     number ::= sign? (digits | digits grouped by commas) fraction? exponent?
  ///              | sign? ("inf" | "nan" | "NaN") | "true" | "false"
  ///
  /// A sign behind a letter or digit is not the number's, as in `2-5`.
  fileprivate var countOfNumberAtEnd: Int? {
    let tail = suffix(64)
    for start in tail.indices {
      let candidate = tail[start...]
      let before = start > startIndex ? self[index(before: start)] : " "
      let isSigned = candidate.first.map { "+-−".contains($0) } ?? false
      let isFree =
        isSigned
        ? !before.isLetter && !before.isNumber
        : !before.isLetter && !before.isNumber && !"_.,".contains(before)
      if isFree, candidate.isNumberOrTruthValue { return candidate.count }
    }
    return nil
  }
}

extension Substring {
  fileprivate var isNumberOrTruthValue: Bool {
    if self == "true" || self == "false" { return true }
    let unsigned = first.map { "+-−".contains($0) } ?? false ? dropFirst() : self
    if ["inf", "nan", "NaN"].contains(unsigned) { return true }
    let parts = unsigned.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, parts.dropFirst().allSatisfy(\.isExponent) else {
      return false
    }
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return halves[0].isWholeNumber && halves.dropFirst().allSatisfy { $0.allSatisfy(\.isDigit) }
  }

  private var isExponent: Bool {
    let digits = first.map { "+-".contains($0) } ?? false ? dropFirst() : self
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  /// Whether the text is digits, or groups of three with commas between.
  private var isWholeNumber: Bool {
    let groups = split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1
    return groups.enumerated().allSatisfy { number, group in
      group.allSatisfy(\.isDigit) && !group.isEmpty
        && (!isGrouped || (number == 0 ? group.count <= 3 : group.count == 3))
    }
  }
}

extension Character {
  fileprivate var isDigit: Bool {
    "0"..."9" ~= self && isASCII
  }
}
