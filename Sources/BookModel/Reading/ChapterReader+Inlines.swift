import Diagnostics

extension ChapterReader {
  /// Returns the running text of a paragraph, a heading or a cell.
  mutating func readInlines(of node: MarkdownNode, in range: SourceRange) -> [Inline] {
    inlineSearch = offsets(of: range)
    checkLineBreaks(node, range: range)
    return readInlines(node.children, in: range)
  }

  /// Returns the bytes of a stretch of the chapter.
  func offsets(of range: SourceRange) -> Range<Int> {
    let start = source.offset(of: range.start) ?? 0
    return start..<max(start, source.offset(of: range.end) ?? start)
  }

  private mutating func readInlines(_ nodes: [MarkdownNode], in range: SourceRange) -> [Inline] {
    var result: [Inline] = []
    for node in nodes {
      if case .htmlSpan(let html) = node.kind {
        readHTML(html, node: node, range: range, into: &result)
      } else if case .text(let text) = node.kind, text.utf8.contains(UInt8(ascii: "@")),
        !isInsideLink
      {
        result += readReferences(in: text, of: node)
      } else if let inline = readInline(node, in: range) {
        result.append(inline)
      }
    }
    for case .text(let text) in result { checkLeftovers(in: text, range: range) }
    return result
  }

  /// Reports what reads as text because something else about it is wrong.
  private mutating func checkLeftovers(in text: String, range: SourceRange) {
    // Looking for a byte is a hundred times faster than for a string, and mostly enough.
    let hasBracket = text.utf8.contains(UInt8(ascii: "["))
    let hasAngle = text.utf8.contains(UInt8(ascii: "<"))
    guard hasBracket || hasAngle else { return }
    if text.contains("[^") || text.contains("<!--") {
      checkFootnoteReferences(in: text, range: range)
      checkComments(in: text)
    }
    if text.contains("][") { checkLinkReferences(in: text, range: range) }
  }

  private mutating func readInline(_ node: MarkdownNode, in range: SourceRange) -> Inline? {
    switch node.kind {
    case .text(let text): return .text(text)
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .codeSpan(let code): return .code(code)
    case .math(let tex): return .math(tex)
    case .emphasis: return .emphasis(readInlines(node.children, in: range))
    case .strong: return .strong(readInlines(node.children, in: range))
    case .strikethrough: return .strikethrough(readInlines(node.children, in: range))
    case .footnoteReference(let number):
      let isKnown = footnoteLabels.indices.contains(number - 1)
      return isKnown ? .footnoteReference(label: footnoteLabels[number - 1]) : nil
    case .link(let destination, let title):
      let place = spanRange(of: node) ?? range
      references.links.append(References.Name(text: destination, range: place))
      let isNested = isInsideLink
      isInsideLink = true
      defer { isInsideLink = isNested }
      let content = readInlines(node.children, in: range)
      return .link(destination: destination, title: title, content: content)
    case .image(let image, let title):
      return readImage(node, path: image, title: title, place: spanRange(of: node) ?? range)
    default:
      reportDepth(at: range)
      return nil
    }
  }

  private mutating func readImage(
    _ node: MarkdownNode, path: String, title: String?, place: SourceRange
  ) -> Inline {
    let alternative = node.plainText
    if alternative.allSatisfy(\.isWhitespace) {
      report(
        "image-without-text", "a picture has a text for those who do not see it", at: place,
        help: "write what it shows between the brackets: '![…](\(path))'")
    }
    references.images.append(References.Name(text: path, range: place))
    return .image(source: path, title: title, alternative: alternative)
  }

  /// Returns where a link or picture stands, or `nil` if cmark's position is wrong, as it is behind
  /// a formula that goes over a line's end.
  private func spanRange(of node: MarkdownNode) -> SourceRange? {
    let end = SourcePosition(line: node.last.line, column: node.last.column + 1)
    guard let start = source.offset(of: node.start), source.offset(of: end) != nil,
      node.start < end, start < source.bytes.count, "[!<".utf8.contains(source.bytes[start])
    else { return nil }
    return SourceRange(path: source.file.path, start: node.start, end: end)
  }

  /// A backslash at a line's end would put all of cmark's later positions a line too high.
  private mutating func checkLineBreaks(_ node: MarkdownNode, range: SourceRange) {
    guard node.containsLineBreak else { return }
    for number in range.start.line..<max(range.start.line + 1, range.end.line) {
      let line = source.line(number)
      guard source.bytes[line].last == UInt8(ascii: "\\") else { continue }
      report(
        "backslash-break", "a line does not end with a backslash",
        at: line.upperBound - 1..<line.upperBound,
        help: "end the line with two spaces, or begin a new paragraph")
    }
  }

  /// Reports `[text][label]` without a line `[label]: …`, which CommonMark takes for plain text.
  private mutating func checkLinkReferences(in text: String, range: SourceRange) {
    // The search is linear in the block: a thousand mistakes are enough for one chapter.
    guard diagnostics.count < 1000 else { return }
    for match in text.matches(of: /\[([^\[\]^]+)\]\[([^\[\]^]*)\]/) {
      let written = String(match.output.0)
      // Where the brackets are escaped, the source has another text.
      guard let place = source.firstOffset(of: written, in: offsets(of: range)) else { continue }
      let label = match.output.2.isEmpty ? match.output.1 : match.output.2
      report(
        "unknown-reference", "no link is defined for '\(label)'",
        at: place..<place + written.utf8.count,
        help: "add a line '[\(label)]: address', or write '\\[' for a bracket")
    }
  }

  /// A comment with `--` inside is text for CommonMark, and would be shown.
  private mutating func checkComments(in text: String) {
    guard text.contains("<!--"), let place = source.firstOffset(of: "<!--", in: inlineSearch) else {
      return
    }
    report(
      "malformed-comment", "a comment ends with '-->' in its paragraph and has no '--' inside",
      at: place..<place + 4, help: "in an expression, write '- -' or use parentheses")
  }
}

extension MarkdownNode {
  fileprivate var containsLineBreak: Bool {
    kind == .lineBreak || children.contains(where: \.containsLineBreak)
  }
}
