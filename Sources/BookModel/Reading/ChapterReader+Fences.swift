import Diagnostics

/// The languages that the tool gives a meaning to.
enum FenceLanguage: String, CaseIterable {
  case swift
  case output
  case tensor
  case check
  case error
  case trace
}

extension ChapterReader {
  /// Returns a fenced block as a step of the program, or as code to show if its language is not
  /// the tool's or something is wrong with it.
  mutating func readFence(_ node: MarkdownNode, body: String, range: SourceRange) -> Block.Kind {
    guard let start = source.offset(of: node.start) else { return .code(language: nil, text: body) }
    let line = source.line(node.start.line)
    let infoStart =
      source.bytes[start..<line.upperBound]
      .firstIndex { $0 != source.bytes[start] } ?? line.upperBound
    let info = infoStart..<line.upperBound
    let head = FenceHead(source, in: info)
    if showsCodeOnly {
      return .code(language: head.language.isEmpty ? nil : head.language, text: body)
    }
    let closing = source.line(range.end.line)
    let isClosed = isClosed(by: closing, fence: source.bytes[start..<infoStart], lines: range)
    if !isClosed {
      closeSnippet()
      report(
        "unclosed-fence", "a fenced block ends with a line of as many '`' or '~' as it begins with",
        at: start..<line.upperBound, label: "never closed")
    } else if isWellFormed(head, info: info) {
      let fence = Fence(
        range: range, bodyLine: range.start.line + 1, indentation: node.start.column - 1,
        body: body,
        bodyBytes: source.start(ofLine: range.start.line + 1)..<closing.lowerBound)
      if let name = head.directive {
        if let found = readDirective(head, name, fence: fence) { return .directive(found) }
      } else if head.language == Self.formulaLanguage {
        return readFormula(head, fence: fence)
      } else if let step = readStep(head, fence: fence) {
        return .step(step)
      }
    }
    return .code(language: head.language.isEmpty ? nil : head.language, text: body)
  }

  /// Whether an opening line can be read; if not, a diagnostic says why.
  private mutating func isWellFormed(_ head: FenceHead, info: Range<Int>) -> Bool {
    if head.language.isEmpty, head.directive == nil, !head.words.isEmpty || head.problem != nil {
      closeSnippet()
      let place = source.trimmed(info)
      report(
        "unknown-language", "a fence begins with a language: '\(source.text(place))'", at: place,
        help: "write as in '```swift {.hidden}'")
      return false
    }
    guard let problem = head.problem else { return true }
    closeSnippet()
    let example = head.directive == nil ? attributeExample : directiveExample
    report("malformed-attributes", problem.message, at: problem.range, help: example)
    isBehindBrokenSnippet = head.language == FenceLanguage.swift.rawValue
    return false
  }

  /// Whether a block's last line is its closing fence, and not code that the file's end cut short.
  private func isClosed(
    by line: Range<Int>, fence: ArraySlice<UInt8>, lines: SourceRange
  ) -> Bool {
    let text = source.bytes[source.trimmed(line)]
    let marks = text.reversed().prefix { $0 == fence.first }
    let before = text.dropLast(marks.count)
    return lines.end.line > lines.start.line && marks.count >= fence.count
      && before.allSatisfy { $0 == UInt8(ascii: ">") || $0.isWhitespace }
  }

  private mutating func readStep(_ head: FenceHead, fence: Fence) -> Step? {
    guard let language = FenceLanguage(rawValue: head.language) else {
      closeSnippet()
      checkUnknown(head)
      return nil
    }
    let step: Step?
    switch language {
    case .swift: step = readSnippet(head, fence: fence)
    case .output: step = readOutput(head, fence: fence)
    case .tensor: step = readTensor(head, fence: fence)
    case .check: step = readCheck(head, fence: fence)
    case .error: step = readError(head, fence: fence)
    case .trace: step = readTrace(head, fence: fence)
    }
    if let step { steps.append(step) }
    return step
  }

  /// Code that is only shown takes no words in braces, and must not be a misspelled step.
  private mutating func checkUnknown(_ head: FenceHead) {
    let languages = FenceLanguage.allCases.map(\.rawValue) + [Self.formulaLanguage]
    if let word = head.words.first {
      let near = nearestName(to: head.language, in: languages)
      report(
        "unknown-language", "only a fence of the course's languages takes words in braces",
        at: head.language.isEmpty ? word.range : head.languageRange,
        notes: ["the languages are \(languages.map { "'\($0)'" }.joined(separator: ", "))"],
        help: near.map { "write '\($0)'" } ?? "remove the braces")
    } else if let near = nearestName(to: head.language, in: languages) {
      report(
        "unknown-language", "a fence's language is not known: '\(head.language)'",
        at: head.languageRange, help: "write '\(near)'")
    }
  }

  private mutating func readSnippet(_ head: FenceHead, fence: Fence) -> Step? {
    let options = Snippet.Option.allCases.map(\.rawValue)
    closeSnippet()
    let values = readWords(
      head, allowed: AllowedWords(takesID: true, options: options, keys: ["alt", "data", "record"]))
    let chosen = Set(values.options.compactMap(Snippet.Option.init))
    checkBody(of: fence, holds: "Swift code")
    let alternative = readAlternative(values, options: chosen, fence: fence)
    let exclusive: Set<Snippet.Option> = [.norun, .nocompile, .traps]
    if chosen.intersection(exclusive).count > 1 {
      report(
        "conflicting-options", "a snippet is at most one of '.norun', '.nocompile' and '.traps'",
        at: fence.openingLine, help: "keep the one that is so")
    }
    checkTrace(chosen, of: fence)
    let snippet = Snippet(
      index: steps.count, id: values.id?.text, options: chosen, alternative: alternative,
      data: readData(values.keys["data"]), record: readRecord(values.keys["record"], chosen),
      fence: fence)
    if let id = values.id { define(id, as: chosen.contains(.figure) ? .figure : nil) }
    openSnippet = OpenSnippet(snippet)
    return .snippet(snippet)
  }

  private mutating func readTensor(_ head: FenceHead, fence: Fence) -> Step? {
    let values = readWords(
      head, allowed: AllowedWords(options: ["refuted"], keys: ["of", "fact", "atol", "rtol"]))
    checkBody(of: fence, holds: "a tensor as its document prints it")
    guard let expression = values.keys["of"], !expression.text.allSatisfy(\.isWhitespace) else {
      report(
        "missing-attribute", "a tensor fence names the value that it is compared with",
        at: fence.openingLine, help: "write '{of=y}', where 'y' is a Swift expression")
      return nil
    }
    let isRefuted = values.options.contains("refuted")
    cite(values.keys["fact"], isRefutation: isRefuted)
    return .tensor(
      QuotedTensor(
        index: steps.count, expression: expression.text, fact: values.keys["fact"]?.text,
        isRefuted: isRefuted, absoluteTolerance: readTolerance(values.keys["atol"]),
        relativeTolerance: readTolerance(values.keys["rtol"]), fence: fence,
        expressionRange: expression.range))
  }

  /// Returns a tolerance as written, or `nil` with a diagnostic.
  mutating func readTolerance(_ value: References.Name?) -> Double? {
    guard let value else { return nil }
    if let number = Double(value.text), number.isFinite, number >= 0 { return number }
    report(
      "invalid-value", "a tolerance is a number that is not negative: '\(value.text)'",
      at: value.range, help: "write a number such as 1e-5")
    return nil
  }

  private mutating func readCheck(_ head: FenceHead, fence: Fence) -> Step? {
    let values = readWords(head, allowed: AllowedWords(options: ["refuted"], keys: ["fact"]))
    let isRefuted = values.options.contains("refuted")
    cite(values.keys["fact"], isRefutation: isRefuted)
    let lines = fence.body.split(separator: "\n", omittingEmptySubsequences: false)
    let conditions = lines.enumerated().compactMap { number, line -> Check.Condition? in
      let expression = line.trimmingSpaces()
      guard !expression.isEmpty, !expression.hasPrefix("//") else { return nil }
      return Check.Condition(expression: String(expression), line: fence.bodyLine + number)
    }
    if conditions.isEmpty {
      report(
        "empty-fence", "a check fence holds at least one condition", at: fence.openingLine,
        help: "write one Swift expression of type Bool a line")
    }
    return .check(
      Check(
        index: steps.count, conditions: conditions, fact: values.keys["fact"]?.text,
        isRefuted: isRefuted, fence: fence))
  }

  /// Remembers a fact that the chapter cites.
  mutating func cite(_ fact: References.Name?, isRefutation: Bool) {
    guard let fact else { return }
    references.citations.append(References.Citation(fact: fact, isRefutation: isRefutation))
  }

  /// Reports a fence with nothing in it.
  mutating func checkBody(of fence: Fence, holds content: String) {
    guard fence.body.allSatisfy(\.isWhitespace) else { return }
    report("empty-fence", "the fence is empty; it holds \(content)", at: fence.openingLine)
  }
}

/// What a misread opening line should look like.
private let attributeExample = "write words as in '```swift {#name .option key=value key=\"a b\"}'"

private let directiveExample = "write words as in '```\(Directive.Name.explorable.example)'"

extension Fence {
  /// The first line, for a problem with the fence as a whole.
  var openingLine: SourceRange {
    SourceRange(
      path: range.path, line: range.start.line, column: range.start.column, length: 3)
  }
}
