import Diagnostics

/// Values that are used before they are computed.
///
/// A chapter's variables are global in its program, and Swift gives a global one as zero until its
/// line has run: a check or a number in the text would be compared with that zero, and a snippet would
/// compute with it without a word.
extension WritingChecker {
  /// Reports expressions that name a variable of a later snippet.
  mutating func checkEarlyUses() {
    let declarations = declaredVariables
    for step in chapter.steps {
      for (expression, range) in step.expressions {
        for name in expression.names {
          guard let declaration = declarations[name], declaration.index > step.index else {
            continue
          }
          report(
            "value-before-snippet", "'\(name)' is used before the snippet that computes it",
            at: range, notes: ["it is computed on line \(declaration.line)"],
            help: "move what uses it behind that snippet")
        }
      }
    }
  }

  /// The first declaration of each variable that stands at the left margin of a snippet.
  private var declaredVariables: [String: (index: Int, line: Int)] {
    var result: [String: (index: Int, line: Int)] = [:]
    for case .snippet(let snippet) in chapter.steps where snippet.options.runsAtItsPlace {
      let lines = snippet.fence.body.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        for name in line.declaredNames where result[name] == nil {
          result[name] = (snippet.index, snippet.fence.bodyLine + number)
        }
      }
    }
    return result
  }
}

extension Set<Snippet.Option> {
  fileprivate var runsAtItsPlace: Bool {
    isDisjoint(with: [.norun, .nocompile, .traps])
  }
}

extension Step {
  /// What the step evaluates at its place, with where it stands.
  fileprivate var expressions: [(text: String, range: SourceRange)] {
    switch self {
    case .tensor(let tensor): [(tensor.expression, tensor.expressionRange)]
    case .inlineValue(let value): [(value.expression, value.expressionRange)]
    case .snippet(let snippet) where snippet.options.runsAtItsPlace: snippet.statements
    case .check(let check):
      check.conditions.map { condition in
        (
          condition.expression,
          SourceRange(
            path: check.fence.range.path, line: condition.line,
            column: check.fence.indentation + 1, length: condition.expression.utf8.count)
        )
      }
    default: []
    }
  }
}

extension Snippet {
  /// What lines without indentation compute at once, as far as a line tells.
  ///
  /// What stands in braces may run later, and what a line of another kind reads is not looked for.
  fileprivate var statements: [(text: String, range: SourceRange)] {
    var isInText = false
    let lines = fence.body.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { number, line in
      let wasInText = isInText
      if !line.ranges(of: "\"\"\"").count.isMultiple(of: 2) { isInText.toggle() }
      guard !wasInText, let statement = line.statement else { return nil }
      let range = SourceRange(
        path: fence.range.path, line: fence.bodyLine + number, column: fence.indentation + 1,
        length: line.utf8.count)
      return (statement, range)
    }
  }
}

extension Substring {
  /// The part of a line that is computed when the line runs; `nil` if it begins with a declaration of
  /// another kind than `let` and `var`, a condition or a loop.
  fileprivate var statement: String? {
    guard let first, first.isLetter || first == "_" else { return nil }
    let others: Set<Substring> = [
      "actor", "class", "enum", "extension", "final", "for", "func", "guard", "if", "import",
      "private", "protocol", "public", "struct", "switch", "typealias", "while",
    ]
    guard let word = split(separator: " ").first, !others.contains(word) else { return nil }
    let code = prefix { $0 != "{" }
    let uncommented = code.firstRange(of: "//").map { code[..<$0.lowerBound] } ?? code
    guard ["let", "var"].contains(word) else { return String(uncommented) }
    return uncommented.firstIndex(of: "=").map { String(uncommented[$0...]) }
  }

  /// The names that a line without indentation declares by `let` or `var`, be it as a tuple.
  fileprivate var declaredNames: [String] {
    guard hasPrefix("let ") || hasPrefix("var ") else { return [] }
    let pattern = dropFirst(4).prefix { !"=:{".contains($0) }
    return pattern.split { "(), ".contains($0) }.map(String.init).filter { $0 != "_" }
  }
}

extension String {
  /// The identifiers of an expression that are no members, labels, functions or parts of texts.
  fileprivate var names: Set<String> {
    var names: Set<String> = []
    var isInText = false
    var rest = self[...]
    var before: Character = " "
    while let character = rest.first {
      if character == "\"" { isInText.toggle() }
      guard !isInText, character.isLetter || character == "_" else {
        before = character
        rest = rest.dropFirst()
        continue
      }
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest[word.endIndex...]
      let isCalled = rest.first == ":" || rest.first == "("
      if before != ".", !before.isNumber, !isCalled { names.insert(String(word)) }
      before = word.last ?? " "
    }
    return names
  }
}
