import Diagnostics

extension ChapterReader {
  /// Returns the blocks of sibling nodes.
  mutating func readBlocks(_ nodes: [MarkdownNode]) -> [Block] {
    // What stands inside another block is no neighbour of the snippet before it.
    closeSnippet()
    defer { closeSnippet() }
    var blocks: [Block] = []
    var rest = nodes[...]
    while let node = rest.first {
      if let line = containerLine(node) {
        closeSnippet()
        let container = readContainer(line, among: rest)
        blocks += container.blocks
        rest = rest.dropFirst(container.count)
        continue
      }
      rest = rest.dropFirst()
      var range = blockRange(of: node)
      if node.start.line == 0 {
        range = rest.first.map { blockRange(of: $0) } ?? range
        reportJoinedTable(range)
      }
      readKind(of: node, range: range).map { blocks.append(Block($0, range: range)) }
    }
    return joinAnnotations(in: blocks)
  }

  /// A table that follows text without an empty line takes the text's place in cmark's positions.
  private mutating func reportJoinedTable(_ range: SourceRange) {
    report(
      "joined-table", "an empty line stands before a table", at: source.line(range.start.line),
      label: "this text", help: "put an empty line between the text and the table")
  }

  private mutating func readKind(of node: MarkdownNode, range: SourceRange) -> Block.Kind? {
    switch node.kind {
    case .code(let text, let isFenced):
      codeLines.formUnion(range.start.line...range.end.line)
      guard isFenced else {
        closeSnippet()
        return .code(language: nil, text: text)
      }
      return readFence(node, body: text, range: range)
    case .html(let html):
      checkHTMLBlock(html, range: range)
      return nil
    case .paragraph where isCaption(range):
      return readCaption(node, range: range)
    default:
      closeSnippet()
      return readText(of: node, range: range)
    }
  }

  private mutating func readText(of node: MarkdownNode, range: SourceRange) -> Block.Kind? {
    switch node.kind {
    case .paragraph:
      checkJoinedContainers(range)
      checkJoinedNumbers(range)
      if let formula = readDollarFormula(range) { return formula }
      return .paragraph(readInlines(of: node, in: range))
    case .heading(let level):
      return readHeading(node, level: level, range: range)
    case .quote:
      return readQuote(node)
    case .list(let start, let isTight):
      if start != nil { checkJoinedList(node) }
      return .list(List(start: start, isTight: isTight, items: node.children.map { readItem($0) }))
    case .table(let alignments):
      return .table(readTable(node, alignments: alignments, range: range))
    case .thematicBreak:
      return .thematicBreak
    case .footnote:
      return .footnote(label: footnoteLabel(of: node), content: readBlocks(node.children))
    default:
      reportDepth(at: range)
      return nil
    }
  }

  private mutating func readItem(_ node: MarkdownNode) -> List.Item {
    guard case .item(let isChecked) = node.kind else {
      reportDepth(at: blockRange(of: node))
      return List.Item(content: [])
    }
    return List.Item(isChecked: isChecked, content: readBlocks(node.children))
  }

  private mutating func readTable(
    _ node: MarkdownNode, alignments: [Table.Alignment?], range: SourceRange
  ) -> Table {
    let rows = node.children.map { row in
      checkCellCount(of: row, columns: alignments.count)
      return row.children.map { cell in
        // A cell that the row leaves out stands nowhere.
        readInlines(of: cell, in: cell.start.column > 0 ? blockRange(of: cell) : range)
      }
    }
    return Table(
      alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  /// Reports a list of one item that a number in the middle of a sentence has become.
  private mutating func checkJoinedList(_ node: MarkdownNode) {
    guard node.children.count == 1, node.start.line > 1 else { return }
    let previous = source.trimmed(source.line(node.start.line - 1))
    guard let last = source.bytes[previous].last, last != UInt8(ascii: ":"),
      source.bytes[previous].first != UInt8(ascii: ">") || source.bytes[previous].count > 1
    else { return }
    reportJoinedNumber(source.trimmed(source.line(node.start.line)))
  }

  /// Reports lines of a paragraph that begin with a number as an item of a list does.
  private mutating func checkJoinedNumbers(_ range: SourceRange) {
    guard range.end.line > range.start.line else { return }
    for number in range.start.line + 1...range.end.line {
      let whole = source.trimmed(source.line(number))
      // A line of a quotation begins with its marks.
      let text = source.bytes[whole].drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") }
      let line = text.startIndex..<whole.upperBound
      let rest = text.drop(while: \.isDigit)
      guard rest.startIndex > line.lowerBound, let mark = rest.first, ".)".utf8.contains(mark),
        rest.dropFirst().first == UInt8(ascii: " ")
      else { continue }
      reportJoinedNumber(line)
    }
  }

  private mutating func reportJoinedNumber(_ line: Range<Int>) {
    report(
      "joined-list", "a number at the start of this line reads as an item of a list", at: line,
      help: "move the number to the line before, or put an empty line before a list")
  }

  /// Reports a row with more cells than its table has columns, of which cmark drops those at the end.
  private mutating func checkCellCount(of row: MarkdownNode, columns: Int) {
    guard let start = source.offset(of: row.start) else { return }
    let line = source.trimmed(start..<max(start, source.line(row.start.line).upperBound))
    let count = source.bytes[line].tableCellCount
    guard count > columns else { return }
    report(
      "table-cells",
      "the row has \(count) cells, its table \(columns) \(columns == 1 ? "column" : "columns")",
      at: line, help: #"write a bar inside a cell as '\|', and in a formula as '\vert'"#)
  }

  private mutating func checkHTMLBlock(_ html: String, range: SourceRange) {
    var rest = html.trimmingSpaces()
    while rest.hasPrefix("<!--"), !rest.isCheckedComment, let end = rest.endOfComment {
      rest = rest[end...].trimmingSpaces()
    }
    guard !rest.isEmpty else { return }
    let line = source.line(range.start.line)
    let place = source.offset(of: range.start).map { $0..<max($0, line.upperBound) } ?? line
    if rest.hasPrefix("<!--?") {
      readCondition(of: String(rest), in: place)
    } else if rest.hasPrefix("<!--=") {
      report(
        "inline-value-without-text", "a checked value needs a number or code right before it",
        at: place, help: "put the comment on the line of the number, with no space between")
    } else {
      report(
        "raw-html", "a chapter holds no HTML but comments", at: place,
        help: html.hasPrefix("<!--")
          ? "put what follows '-->' on a line of its own, behind an empty line"
          : "write it in Markdown, or show it in a fenced block")
    }
  }

  /// Returns where a block stands, from its first byte to just behind its last.
  ///
  /// cmark's ends are right but for blocks that end with empty lines, for which it may name a line
  /// behind them with column 0 or even a place before the start.
  func blockRange(of node: MarkdownNode) -> SourceRange {
    var start = node.start
    if node.kind == .footnote {
      // cmark's footnote begins behind its label.
      start.column =
        source.trimmed(source.line(start.line)).lowerBound
        - source.start(ofLine: start.line) + 1
    }
    var end = SourcePosition(line: node.last.line, column: node.last.column + 1)
    if case .heading = node.kind {
      end = headingEnd(from: start)
    } else if node.last.column == 0 || source.offset(of: end) == nil {
      end = lineEnd(node.last.column == 0 ? end.line - 1 : end.line)
    }
    while end.line > start.line, source.trimmed(source.line(end.line)).isEmpty {
      end = lineEnd(end.line - 1)
    }
    if end < start { end = lineEnd(start.line) }
    return SourceRange(path: source.file.path, start: start, end: max(start, end))
  }

  private func lineEnd(_ number: Int) -> SourcePosition {
    SourcePosition(line: number, column: source.line(number).count + 1)
  }

  /// A heading is one line that begins with `#`, or ends with a line of `=` or `-`.
  private func headingEnd(from start: SourcePosition) -> SourcePosition {
    guard let offset = source.offset(of: start), !source.has("#", at: offset) else {
      return lineEnd(start.line)
    }
    let isUnderline: (Int) -> Bool = { number in
      let text = source.bytes[source.trimmed(source.line(number))]
      return text.last.map { "=-".utf8.contains($0) } ?? false
        && text.allSatisfy { $0 == text.last || $0 == UInt8(ascii: ">") || $0.isWhitespace }
    }
    let lines = start.line + 1..<max(start.line + 2, source.lineCount + 1)
    return lineEnd(lines.first(where: isUnderline) ?? start.line)
  }
}

extension Substring {
  /// Whether a comment begins here that holds an expression.
  fileprivate var isCheckedComment: Bool { hasPrefix("<!--=") || hasPrefix("<!--?") }

  /// The place behind the first `-->`.
  fileprivate var endOfComment: Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix("-->") { return self.index(index, offsetBy: 3) }
      index = self.index(after: index)
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The number of cells in a row of a table: a bar behind a backslash divides nothing.
  fileprivate var tableCellCount: Int {
    let bar = UInt8(ascii: "|")
    var bars: [Index] = []
    var isEscaped = false
    for index in indices {
      if self[index] == bar, !isEscaped { bars.append(index) }
      isEscaped = self[index] == UInt8(ascii: "\\") && !isEscaped
    }
    let outer =
      (bars.first == startIndex ? 1 : 0) + (bars.count > 1 && bars.last == endIndex - 1 ? 1 : 0)
    return bars.count + 1 - outer
  }
}
