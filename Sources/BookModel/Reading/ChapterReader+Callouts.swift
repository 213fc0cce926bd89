import Diagnostics

extension ChapterReader {
  /// Returns a quotation, or the coloured box that a first line such as `[!NOTE]` makes of it.
  mutating func readQuote(_ node: MarkdownNode) -> Block.Kind {
    guard let first = node.children.first, first.kind == .paragraph,
      let start = source.offset(of: first.start), source.has("[!", at: start)
    else { return .quote(readBlocks(node.children)) }
    let head = start..<source.line(first.start.line).upperBound
    let callout = readCallout(head)
    var rest = node.children
    let lines = first.children.firstIndex { $0.kind == .softBreak || $0.kind == .lineBreak }
    if let end = lines {
      rest[0].children.removeFirst(end + 1)
      rest[0].start = SourcePosition(line: first.start.line + 1, column: first.start.column)
    } else {
      rest.removeFirst()
    }
    let content = readBlocks(rest)
    return callout.map { .callout($0, content: content) } ?? .quote(content)
  }

  /// Reads `[!KIND] key=value`.
  private mutating func readCallout(_ head: Range<Int>) -> Callout? {
    let text = source.text(head)
    guard let bracket = text.firstIndex(of: "]") else { return reportCallout(text, at: head) }
    let name = String(text[..<bracket].dropFirst(2))
    guard let kind = Callout.Kind.allCases.first(where: { $0.rawValue.uppercased() == name }) else {
      let end = head.lowerBound + text[...bracket].utf8.count
      return reportCallout(name, at: head.lowerBound..<end)
    }
    let words = source.trimmed(head.lowerBound + text[...bracket].utf8.count..<head.upperBound)
    if kind == .erratum { return readErratum(words, head: head) }
    if !words.isEmpty {
      report(
        "unknown-attribute", "a callout's first line holds nothing but '[!\(name)]'", at: words,
        help: "begin its text on the next line")
    }
    return Callout(kind: kind)
  }

  private mutating func readErratum(_ words: Range<Int>, head: Range<Int>) -> Callout? {
    let text = source.text(words)
    let fact = text.dropFirst("fact=".count)
    guard text.hasPrefix("fact="), !fact.isEmpty, !fact.contains(where: \.isWhitespace) else {
      report(
        "missing-attribute", "an erratum names the fact whose document is wrong",
        at: words.isEmpty ? head : words,
        help: "write '> [!ERRATUM] fact=…' with an id from chapters/facts.yaml")
      return Callout(kind: .erratum)
    }
    let place = words.lowerBound + "fact=".utf8.count..<words.upperBound
    cite(References.Name(text: String(fact), range: source.range(place)), isRefutation: true)
    return Callout(kind: .erratum, fact: String(fact))
  }

  private mutating func reportCallout(_ name: String, at place: Range<Int>) -> Callout? {
    let names = Callout.Kind.allCases.map { $0.rawValue.uppercased() }
    report(
      "unknown-callout", "no callout is called '\(name)'", at: place,
      notes: ["the callouts are \(names.map { "'[!\($0)]'" }.joined(separator: ", "))"],
      help: nearestName(to: name, in: names).map { "write '[!\($0)]'" })
    return nil
  }
}
