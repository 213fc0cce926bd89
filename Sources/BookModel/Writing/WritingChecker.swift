import Diagnostics

/// Checks what makes a chapter good to read, as far as a program can tell.
///
/// | rule | diagnostic |
/// | --- | --- |
/// | headings go down one level at a time | `heading-level` |
/// | code fits the page | `long-code-line` |
/// | the chapter can be read in the time that it states | `reading-time` |
/// | a value is used behind the snippet that computes it | `value-before-snippet` |
/// | a formula that goes over a line's end has not become a list | `formula-became-list` |
struct WritingChecker {
  /// The most characters in a line of code: what a page shows without scrolling.
  ///
  /// Conditions, which are one line each, are broken on the page.
  static let codeWidth = 88

  /// What is wrong, in no order.
  private(set) var diagnostics: [Diagnostic] = []

  let chapter: Chapter

  /// Checks a chapter.
  init(_ chapter: Chapter) {
    self.chapter = chapter
    checkHeadings()
    check(chapter.blocks)
    checkReadingTime()
    checkEarlyUses()
  }

  /// Adds a problem.
  mutating func report(
    _ id: String, _ message: String, at range: SourceRange, label: String? = nil,
    notes: [String] = [], help: String
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: range, label: label, notes: notes, help: help))
  }

  private mutating func checkHeadings() {
    // The title in the front matter is the heading of level 1.
    var last = 1
    for (index, block) in chapter.blocks.enumerated() {
      guard case .heading(let level, _, _) = block.kind else { continue }
      if level == 1, index > 0 {
        report(
          "heading-level", "a chapter has one title, at its beginning", at: block.range,
          help: "begin the heading with '##'")
      } else if level > last + 1 {
        report(
          "heading-level", "a heading goes down one level at a time", at: block.range,
          label: "level \(level) below level \(last)",
          help: "begin it with '\(String(repeating: "#", count: last + 1))'")
      }
      last = level
    }
  }

  private mutating func check(_ blocks: [Block]) {
    for (index, block) in blocks.enumerated() {
      if case .step(.snippet(let snippet)) = block.kind { checkWidth(of: snippet.fence) }
      if blocks.indices.contains(index + 1) { checkFormula(block, before: blocks[index + 1]) }
      check(block.content)
    }
  }

  private mutating func checkWidth(of fence: Fence) {
    let lines = fence.body.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.utf8.count > Self.codeWidth {
      guard line.count > Self.codeWidth else { continue }
      let start = fence.indentation + line.prefix(Self.codeWidth).utf8.count + 1
      report(
        "long-code-line", "a line of code has at most \(Self.codeWidth) characters",
        at: SourceRange(
          path: chapter.path, line: fence.bodyLine + index, column: start,
          length: line.utf8.count - start + fence.indentation + 1),
        label: "has \(line.count)", help: "break the line")
    }
  }

  /// A line within `$…$` that begins with `+` or `-` begins a list for CommonMark.
  private mutating func checkFormula(_ block: Block, before next: Block) {
    guard case .list = next.kind, next.range.start.line == block.range.end.line + 1,
      case .text(let tail)? = block.text.last(where: \.isText), tail.hasOpenFormula
    else { return }
    report(
      "formula-became-list", "a formula's line begins with neither '+' nor '-'",
      at: SourceRange(
        path: chapter.path, line: next.range.start.line, column: next.range.start.column, length: 1),
      label: "begins a list", help: "put the sign at the end of the line before")
  }
}

extension Inline {
  fileprivate var isText: Bool {
    if case .text(let text) = self { text.contains("$") } else { false }
  }
}

extension String {
  /// Whether a dollar stands before something that might be a formula's beginning.
  fileprivate var hasOpenFormula: Bool {
    guard let dollar = lastIndex(of: "$") else { return false }
    let next = self[dollar...].dropFirst().first
    return next.map { !$0.isWhitespace && !$0.isNumber } ?? false
  }
}
