import Diagnostics

extension ChapterReader {
  /// Returns a fence that begins with a name in braces; `nil`, with a diagnostic, if there is no
  /// directive of that name or it lacks its argument.
  mutating func readDirective(_ head: FenceHead, _ word: Range<Int>, fence: Fence) -> Directive? {
    closeSnippet()
    let names = Directive.Name.allCases.map(\.rawValue)
    let text = source.text(word)
    guard let name = Directive.Name(rawValue: text) else {
      report(
        "unknown-directive", "no directive is called '\(text)'", at: word,
        notes: ["known are \(names.map { "'{\($0)}'" }.joined(separator: ", "))"],
        help: nearestName(to: text, in: names).map { "write '{\($0)}'" })
      return nil
    }
    guard let argument = head.argument else {
      report(
        "missing-attribute", "the directive '{\(text)}' is followed by a name", at: word,
        help: "write as in '```\(name.example)'")
      return nil
    }
    let figure = Directive.Word(text: source.text(argument), range: source.range(argument))
    if name == .explorable, !references.figures.insert(figure.text).inserted {
      report(
        "duplicate-id", "the figure '\(figure.text)' stands twice in the chapter", at: argument,
        help: "remove one: links could not tell them apart")
    }
    return Directive(
      name: name, argument: figure, settings: readSettings(head),
      texts: name == .explorable ? readTexts(fence) : [:],
      fence: fence)
  }

  /// Reads the lines `caption: …`, `ask: …` and `answer: …` of a figure.
  private mutating func readTexts(_ fence: Fence) -> [FigureText: String] {
    let opening = source.text(source.line(fence.range.start.line))
    if opening.utf8.prefix(fence.indentation).contains(UInt8(ascii: ">")) {
      report(
        "figure-in-quotation", "a live figure stands in no quotation and no callout",
        at: fence.openingLine, help: "move it before or behind the lines that begin with '>'")
      return [:]
    }
    guard !fence.body.allSatisfy(\.isWhitespace) else {
      report(
        "missing-key", "a figure has a caption", at: fence.openingLine,
        help: "add a line 'caption: …'")
      return [:]
    }
    var document = YAMLDocument(source, lines: fence.bodyLine..<fence.range.end.line)
    defer { diagnostics += document.diagnostics }
    guard let root = document.root else { return [:] }
    let keys = FigureText.allCases.map(\.rawValue)
    var texts: [FigureText: String] = [:]
    for (key, node) in document.mapping(root, called: "a figure", keys: keys) {
      guard let name = FigureText(rawValue: key) else { continue }
      texts[name] = document.text(node, called: key)
    }
    if texts[.caption] == nil, document.diagnostics.isEmpty {
      document.report("missing-key", "a figure has a caption", at: fence.openingLine)
    }
    if (texts[.ask] == nil) != (texts[.answer] == nil), document.diagnostics.isEmpty {
      document.report(
        "missing-key", "a question stands with its answer", at: fence.openingLine,
        help: "write both 'ask: …' and 'answer: …'")
    }
    return texts
  }

  private mutating func readSettings(_ head: FenceHead) -> [Directive.Setting] {
    var settings: [Directive.Setting] = []
    for word in head.words {
      guard let value = word.value else { continue }
      guard !settings.contains(where: { $0.key.text == word.name }) else {
        report(
          "duplicate-attribute", "'\(source.text(word.range))' is a second word of its kind",
          at: word.range, help: "keep one of them")
        continue
      }
      let keyEnd = word.range.lowerBound + word.name.utf8.count
      settings.append(
        Directive.Setting(
          key: .init(text: word.name, range: source.range(word.range.lowerBound..<keyEnd)),
          value: .init(text: value.text, range: source.range(value.range))))
    }
    return settings
  }
}

extension Directive.Name {
  /// A head that is right.
  var example: String {
    switch self {
    case .explorable: "{explorable} overlap k=3 s=2"
    case .exercise: "{exercise} scatter-add"
    }
  }
}
