import Diagnostics

/// Values that are used before they are computed.
///
/// A chapter's variables are global in its program, and Swift gives a global one as zero until its
/// line has run: a check or a number in the text would be compared with that zero.
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
            help: "move the text or the fence behind that snippet")
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

extension Substring {
  /// The names that a line without indentation declares by `let` or `var`, be it as a tuple.
  fileprivate var declaredNames: [String] {
    guard hasPrefix("let ") || hasPrefix("var ") else { return [] }
    let pattern = dropFirst(4).prefix { !"=:{".contains($0) }
    return pattern.split { "(), ".contains($0) }.map(String.init).filter { $0 != "_" }
  }
}

extension String {
  /// The identifiers of an expression that are no members, labels or parts of texts.
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
      if before != ".", !before.isNumber, rest.first != ":" { names.insert(String(word)) }
      before = word.last ?? " "
    }
    return names
  }
}
