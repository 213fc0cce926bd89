import Diagnostics

/// Blocks between colons.
///
///     container ::= paragraph ":::{" name word* "}", block*, paragraph ":::"
///
/// Opening and closing line are siblings and paragraphs of their own; containers do not nest.
extension ChapterReader {
  /// A paragraph that begins with colons.
  struct ContainerLine {
    /// The colons and what follows them on their line.
    var bytes: Range<Int>

    /// Whether it is a closing line.
    var isClosing: Bool
  }

  /// Returns the colons with which a paragraph begins.
  func containerLine(_ node: MarkdownNode) -> ContainerLine? {
    guard node.kind == .paragraph, let start = source.offset(of: node.start),
      source.has(":::", at: start)
    else { return nil }
    let bytes = source.trimmed(start..<source.line(node.start.line).upperBound)
    let isClosing = source.bytes[bytes].allSatisfy { $0 == UInt8(ascii: ":") }
    return ContainerLine(bytes: bytes, isClosing: isClosing)
  }

  /// Reads the container that begins with the first of some siblings.
  ///
  /// One whose head cannot be read leaves its content, so that nothing in it goes unchecked. One
  /// that is not closed ends where the next begins.
  ///
  /// - Returns: The blocks, and how many of the siblings they use up.
  mutating func readContainer(
    _ line: ContainerLine, among nodes: ArraySlice<MarkdownNode>
  ) -> (blocks: [Block], count: Int) {
    guard !line.isClosing else {
      report(
        "unopened-container", "the line ':::' closes nothing", at: line.bytes,
        help: "open a block with a line such as ':::{quiz #name}', or remove this one")
      return ([], 1)
    }
    let inner = nodes.dropFirst().prefix { containerLine($0) == nil }
    let next = nodes[inner.endIndex...].first
    let isClosed = next.flatMap { containerLine($0) }?.isClosing == true
    let first = nodes[nodes.startIndex]
    let last = isClosed ? next : inner.last
    let range = SourceRange(
      path: source.file.path, start: first.start, end: blockRange(of: last ?? first).end)
    let known = joinedContainerLines
    if first.last.line > first.start.line { reportJoined(line.bytes) }
    if isClosed, let next, next.last.line > next.start.line, let closing = containerLine(next) {
      reportJoined(closing.bytes)
    }
    let content = readContent(line.bytes, inner: Array(inner), range: range)
    // A closing line that is joined to other text has been reported by now.
    if !isClosed, joinedContainerLines == known { reportUnclosed(line.bytes, next: next) }
    return (content, inner.count + (isClosed ? 2 : 1))
  }

  private mutating func reportUnclosed(_ line: Range<Int>, next: MarkdownNode?) {
    let place = next.map { "before line \($0.start.line)" } ?? "behind its last block"
    report(
      "unclosed-container", "a block in colons ends with a line ':::'", at: line,
      label: "never closed", help: "add ':::' \(place), between empty lines")
  }

  /// Reads what an opening line and the blocks behind it make.
  private mutating func readContent(
    _ opening: Range<Int>, inner: [MarkdownNode], range: SourceRange
  ) -> [Block] {
    guard let head = readContainerHead(opening),
      let kind = Container.Kind(rawValue: head.language)
    else { return readBlocks(inner) }
    switch kind {
    case .tabs, .answers:
      let words = readWords(head, allowed: AllowedWords(noun: "block", takesID: true))
      let container = Container(kind: kind, id: claim(words.id))
      let content = readBlocks(inner)
      if kind == .tabs { checkTabs(content, openedAt: opening) }
      return [Block(.container(container, content: content), range: range)]
    case .quiz:
      let words = readWords(
        head,
        allowed: AllowedWords(
          noun: "block", takesID: true, options: ["number", "pinned"], keys: ["fact", "tolerance"]))
      _ = claim(words.id)
      return [readQuiz(words, opening: opening, inner: inner, range: range)]
    }
  }

  /// Makes an id a place for links to go to.
  private mutating func claim(_ id: References.Name?) -> String? {
    guard let id else { return nil }
    define(id, as: nil)
    return id.text
  }

  /// Returns an opening line's braces, or `nil` with a diagnostic.
  private mutating func readContainerHead(_ line: Range<Int>) -> FenceHead? {
    let colons = source.bytes[line].prefix { $0 == UInt8(ascii: ":") }.count
    let head = FenceHead(container: source, in: line.lowerBound + colons..<line.upperBound)
    if let problem = head.problem {
      report(
        "malformed-attributes", problem.message, at: problem.range,
        help: "write as in ':::{quiz #name}'")
      return nil
    }
    let names = Container.Kind.allCases.map(\.rawValue)
    guard names.contains(head.language) else {
      report(
        "unknown-container", "no block in colons is called '\(head.language)'",
        at: head.languageRange,
        notes: ["there are \(names.map { "':::{\($0)}'" }.joined(separator: " and "))"],
        help: nearestName(to: head.language, in: names).map { "write ':::{\($0)}'" })
      return nil
    }
    guard openQuiz == nil else {
      report(
        "nested-container", "a quiz holds no other block in colons", at: line,
        help: "put it behind the quiz")
      return nil
    }
    return head
  }

  /// Reports colons that begin a later line of a paragraph, where they are text.
  mutating func checkJoinedContainers(_ range: SourceRange) {
    for number in range.start.line...max(range.start.line, range.end.line) {
      let line = source.trimmed(source.line(number))
      guard source.has(":::", at: line.lowerBound) else { continue }
      reportJoined(line)
    }
  }

  private mutating func reportJoined(_ line: Range<Int>) {
    joinedContainerLines += 1
    report(
      "joined-container", "a line of colons stands between empty lines", at: line,
      help: "put an empty line before it and behind it")
  }
}
