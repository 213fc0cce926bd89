import Diagnostics

/// A quiz that is being read.
struct OpenQuiz {
  /// The place in the chapter's steps.
  let index: Int

  /// What the run must show, as far as it is read.
  var claims: [Quiz.Claim] = []

  /// Whether the text that is being read is an answer.
  var isInChoice = false
}

/// Questions.
///
///     quiz   ::= block*, task list, block*
///     choice ::= "[x]" or "[ ]", text with a proof, reason
///     proof  ::= value "<!--=" expression "-->" | "<!--?" condition "-->"
extension ChapterReader {
  /// Reads a quiz, which becomes a step of the program even if something is wrong with it.
  mutating func readQuiz(
    _ words: FenceWords, opening: Range<Int>, inner: [MarkdownNode], range: SourceRange
  ) -> Block {
    if words.id == nil {
      report(
        "missing-attribute", "a quiz has a name", at: opening,
        help: "write ':::{quiz #name}'; a browser keeps under it that the quiz is solved")
    }
    cite(words.keys["fact"], isRefutation: false)
    var quiz = Quiz(
      index: steps.count, id: words.id?.text ?? "", fact: words.keys["fact"]?.text,
      form: readForm(words), range: range)
    quiz.isPinned = words.options.contains("pinned")
    // Steps inside come behind it.
    steps.append(.quiz(quiz))
    openQuiz = OpenQuiz(index: quiz.index)
    defer { openQuiz = nil }
    let lists = inner.indices.filter { inner[$0].isTaskList }
    if let list = lists.first {
      quiz.question = readBlocks(Array(inner[..<list]))
      quiz.choices = inner[list].children.compactMap { readChoice($0) }
      quiz.explanation = readBlocks(Array(inner[(list + 1)...]))
    } else {
      quiz.question = readBlocks(inner)
    }
    quiz.claims = openQuiz?.claims ?? []
    checkShape(of: quiz, lists: lists.map { inner[$0] }, opening: opening)
    steps[quiz.index] = .quiz(quiz)
    return Block(.step(.quiz(quiz)), range: range)
  }

  private mutating func readForm(_ words: FenceWords) -> Quiz.Form {
    let tolerance = words.keys["tolerance"]
    if words.options.contains("number") { return .number(tolerance: readTolerance(tolerance)) }
    if let tolerance {
      report(
        "conflicting-options", "a tolerance is for numbers", at: tolerance.range,
        help: "write '.number' too, or remove it")
    }
    return .choice
  }

  /// Reads an item of the task list.
  private mutating func readChoice(_ node: MarkdownNode) -> Quiz.Choice? {
    guard case .item(let isChecked?) = node.kind, let first = node.children.first,
      first.kind == .paragraph
    else {
      report(
        "malformed-quiz", "an answer begins with '[ ]' or '[x]' and a text",
        at: source.line(node.start.line), help: "write '- [ ] ' before it")
      return nil
    }
    let range = blockRange(of: first)
    let known = openQuiz?.claims.count ?? 0
    checkJoinedContainers(range)
    openQuiz?.isInChoice = true
    let content = readInlines(of: first, in: range)
    var rest = node.children.dropFirst()
    if let next = rest.first, case .html(let html) = next.kind, html.hasPrefix("<!--?") {
      readCondition(of: html, in: offsets(of: blockRange(of: next)))
      rest = rest.dropFirst()
    }
    openQuiz?.isInChoice = false
    let proof = known..<(openQuiz?.claims.count ?? known)
    if proof.isEmpty {
      report(
        "choice-without-proof", "an answer is proved right or wrong by the run", at: range,
        help: "put '<!--= expression -->' behind its value, or '<!--? condition -->' at its end")
    }
    return Quiz.Choice(
      isRight: isChecked, content: content, reason: readReason(Array(rest)), claims: proof,
      range: range)
  }

  /// A reason stands below its answer, as a quotation where that reads better elsewhere.
  private mutating func readReason(_ nodes: [MarkdownNode]) -> [Block] {
    let blocks = readBlocks(nodes)
    if blocks.count == 1, case .quote(let content)? = blocks.first?.kind { return content }
    return blocks
  }

  /// Reads `<!--? condition -->`.
  mutating func readCondition(of html: String, in place: Range<Int>) {
    guard openQuiz?.isInChoice == true else {
      return report(
        "misplaced-condition", "a condition '<!--? … -->' belongs to an answer of a quiz",
        at: place, help: "put it at the end of an item '- [ ] …' inside ':::{quiz #name}'")
    }
    let expression = html.trimmingSpaces().dropFirst(5).dropLast(3).trimmingSpaces()
    guard html.trimmingSpaces().hasSuffix("-->"), !expression.isEmpty else {
      return report(
        "missing-attribute", "a condition is a Swift expression, and ends with '-->'", at: place,
        help: "write '<!--? y.shape == [3, 3] -->'")
    }
    let start = min(place.lowerBound + 5, place.upperBound)
    openQuiz?.claims.append(
      .condition(
        expression: expression.split(whereSeparator: \.isNewline).joined(separator: " "),
        range: source.range(source.trimmed(start..<max(start, place.upperBound - 3)))))
  }
}

// MARK: - Shape

extension ChapterReader {
  /// Reports what keeps a quiz from being answered.
  private mutating func checkShape(of quiz: Quiz, lists: [MarkdownNode], opening: Range<Int>) {
    guard lists.count == 1 else {
      let place = lists.dropFirst().first.map { source.line($0.start.line) } ?? opening
      return report(
        "malformed-quiz", "a quiz has one task list with its answers", at: place,
        help: lists.isEmpty ? "add items such as '- [x] 7<!--= y.shape[0] -->'" : nil)
    }
    if quiz.question.isEmpty {
      report(
        "malformed-quiz", "a quiz begins with its question", at: opening,
        help: "put it before the answers")
    }
    let right = quiz.choices.count(where: \.isRight)
    if right == 0 {
      report(
        "malformed-quiz", "a quiz has a right answer", at: opening, help: "tick it: '- [x]'")
    }
    switch quiz.form {
    case .number: for choice in quiz.choices { checkNumber(choice, of: quiz) }
    case .choice where right == quiz.choices.count && right > 0:
      report(
        "malformed-quiz", "a quiz has a wrong answer", at: opening,
        help: "add an item '- [ ]', or let readers write a number: ':::{quiz #name .number}'")
    case .choice: break
    }
  }

  private mutating func checkNumber(_ choice: Quiz.Choice, of quiz: Quiz) {
    guard quiz.number(of: choice) == nil else { return }
    report(
      "malformed-quiz", "an answer that readers write begins with a checked number",
      at: choice.range, help: "write as in '- [x] 7<!--= y.shape[0] -->'")
  }
}

extension MarkdownNode {
  /// Whether it is a list with a box to tick.
  fileprivate var isTaskList: Bool {
    guard case .list = kind else { return false }
    return children.contains { if case .item(_?) = $0.kind { true } else { false } }
  }
}
