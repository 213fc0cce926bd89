import Diagnostics

extension ChapterReader {
  /// Returns a fence that shows what the lines of the snippet before it do.
  mutating func readTrace(_ head: FenceHead, fence: Fence) -> Step? {
    let values = readWords(head, allowed: AllowedWords(keys: ["fact"]))
    guard let open = belongingSnippet(of: fence, language: "trace", isRepeated: \.hasTrace) else {
      return nil
    }
    openSnippet?.hasTrace = true
    guard open.snippet.options.contains(.trace) else {
      report(
        "trace-of-nothing", "a trace fence follows a snippet marked '.trace'",
        at: fence.openingLine, help: "add '.trace' to the snippet's braces")
      return nil
    }
    cite(values.keys["fact"], isRefutation: false)
    return .trace(
      ExpectedTrace(
        index: steps.count, snippet: open.snippet.index, fact: values.keys["fact"]?.text,
        fence: fence))
  }

  /// Reports a traced snippet that does not run.
  mutating func checkTrace(_ options: Set<Snippet.Option>, of fence: Fence) {
    guard options.contains(.trace), !options.isDisjoint(with: [.norun, .nocompile]) else { return }
    report(
      "conflicting-options",
      "only what runs is traced: '.trace' stands without '.norun' and"
        + " '.nocompile'", at: fence.openingLine, help: "keep the one that is so")
  }

  /// Returns blocks with each list that explains a snippet's annotated lines joined to it.
  ///
  /// It stands right behind the snippet and the fences that belong to it. What is explained and not
  /// there, or there and not explained, is reported.
  mutating func joinAnnotations(in blocks: [Block]) -> [Block] {
    var blocks = blocks
    for (index, block) in blocks.enumerated() {
      guard case .step(.snippet(let snippet)) = block.kind else { continue }
      let annotations = snippet.annotations
      if annotations.isEmpty { continue }
      let next = blocks[(index + 1)...].firstIndex { !$0.isExpectation }
      if let next, case .list(var list) = blocks[next].kind, let start = list.start {
        list.annotatedSnippet = snippet.index
        checkTexts(of: list, from: start, at: blocks[next].range, explain: annotations)
        blocks[next].kind = .list(list)
      } else {
        checkTexts(
          of: List(start: 1, isTight: true, items: []), from: 1, at: block.range,
          explain: annotations)
      }
    }
    return blocks
  }

  private mutating func checkTexts(
    of list: List, from start: Int, at range: SourceRange,
    explain annotations: [Snippet.Annotation]
  ) {
    let texts = start..<start + list.items.count
    var missing: Set<Int> = []
    for annotation in annotations where !texts.contains(annotation.number) {
      guard missing.insert(annotation.number).inserted else { continue }
      report(
        "annotation-without-text", "no text explains the number \(annotation.number)",
        at: annotation.range,
        help: list.items.isEmpty
          ? "put an ordered list right behind the snippet, with one item a number"
          : "add an item to the list behind the snippet, or correct the number")
    }
    let numbers = Set(annotations.map(\.number))
    for (number, item) in zip(texts, list.items) where !numbers.contains(number) {
      report(
        "text-without-annotation", "no line of the snippet has the number \(number)",
        at: item.content.first?.range ?? range,
        help: "end a line of the snippet with '// <\(number)>', or part the list from the snippet"
          + " by a sentence")
    }
  }
}

extension Block {
  /// Whether it is a fence of what is expected of the snippet before it.
  fileprivate var isExpectation: Bool {
    guard case .step(let step) = kind else { return false }
    return switch step {
    case .output, .error, .trace, .tensor, .check: true
    case .snippet, .inlineValue, .quiz: false
    }
  }
}
