import BookModel
import Diagnostics

extension Book {
  /// The blocks of all chapters as an indented tree, each with its range.
  var treeDump: String {
    chapters.map { "\n# \($0.path)\n\($0.treeDump)" }.joined()
  }
}

extension Chapter {
  /// The blocks as an indented tree, each with its range.
  var treeDump: String {
    blocks.map { $0.dump(indentation: 0) }.joined()
  }
}

extension SourceRange {
  /// The range as `1:2-3:4`.
  var dump: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}

extension Block {
  fileprivate func dump(indentation: Int) -> String {
    let margin = String(repeating: "  ", count: indentation)
    func nested(_ blocks: [Block]) -> String {
      blocks.map { $0.dump(indentation: indentation + 1) }.joined()
    }
    func line(_ text: String, _ nested: String = "") -> String {
      "\(margin)\(range.dump) \(text)\n\(nested)"
    }
    switch kind {
    case .heading(let level, let id, let content):
      return line("heading \(level) #\(id): \(content.dump)")
    case .paragraph(let content): return line("paragraph: \(content.dump)")
    case .quote(let content): return line("quote", nested(content))
    case .callout(let callout, let content):
      return line("callout \(callout.kind) \(callout.fact ?? "")", nested(content))
    case .container(let container, let content):
      let id = container.id.map { " #\($0)" } ?? ""
      return line("\(container.kind)\(id)", nested(content))
    case .list(let list):
      let items = list.items.map { item in
        "\(margin)- \(item.isChecked.map { $0 ? "[x]" : "[ ]" } ?? "")\n" + nested(item.content)
      }
      let kind = "list \(list.start.map(String.init) ?? "bullets")"
      return line(kind + (list.isTight ? " tight" : ""), items.joined())
    case .table(let table):
      let rows = ([table.header] + table.rows).map { row in
        "\(margin)  | " + row.map(\.dump).joined(separator: " | ") + "\n"
      }
      return line("table \(table.alignments.map { $0.map { "\($0)" } ?? "-" })", rows.joined())
    case .thematicBreak: return line("rule")
    case .formula(let id, let tex): return line("formula \(id ?? "-"): \(tex.debugDescription)")
    case .code(let language, let text):
      return line("code \(language ?? "-"): \(text.debugDescription)")
    case .step(.quiz(let quiz)):
      let choices = quiz.choices.map { choice in
        "\(margin)- \(choice.isRight ? "[x]" : "[ ]") \(choice.content.dump) by \(choice.claims)\n"
          + nested(choice.reason)
      }
      return line(
        Step.quiz(quiz).dump,
        nested(quiz.question) + choices.joined() + nested(quiz.explanation))
    case .step(let step): return line(step.dump)
    case .caption(let snippet, let content): return line("caption of \(snippet): \(content.dump)")
    case .directive(let directive):
      let settings = directive.settings.map { " \($0.key.text)=\($0.value.text)" }.joined()
      return line("\(directive.name) \(directive.argument.text)\(settings)")
    case .footnote(let label, let content): return line("footnote \(label)", nested(content))
    }
  }
}

extension Step {
  /// The step in one line.
  var dump: String {
    switch self {
    case .snippet(let step):
      let options = step.options.map(\.rawValue).sorted()
      return "[\(index)] snippet \(step.id ?? "-") \(options) \(step.fence.dump)"
    case .output(let step): return "[\(index)] output of \(step.snippet) \(step.fence.dump)"
    case .trace(let step):
      return "[\(index)] trace of \(step.snippet) fact \(step.fact ?? "-") \(step.fence.dump)"
    case .error(let step): return "[\(index)] error of \(step.snippet) \(step.fence.dump)"
    case .tensor(let step):
      return "[\(index)] tensor \(step.expression) at \(step.expressionRange.dump)"
        + " fact \(step.fact ?? "-")\(step.isRefuted ? " refuted" : "") \(step.fence.dump)"
    case .check(let step):
      let conditions = step.conditions.map { "\($0.line): \($0.expression)" }
      return "[\(index)] check \(conditions) fact \(step.fact ?? "-")"
        + "\(step.isRefuted ? " refuted" : "") \(step.fence.dump)"
    case .inlineValue(let value): return value.dump
    case .quiz(let quiz):
      let claims = quiz.claims.map { "\($0.expressionRange.dump) \($0.expression)" }
      return "[\(index)] quiz \(quiz.id) \(quiz.form) claims \(claims)"
    }
  }
}

extension InlineValue {
  fileprivate var dump: String {
    "[\(index)] \(text) = \(expression) at \(range.dump), \(expressionRange.dump)"
  }
}

extension Fence {
  fileprivate var dump: String {
    "line \(bodyLine) in \(indentation) bytes \(bodyBytes) \(body.debugDescription)"
  }
}

extension [Inline] {
  /// The text in one line, each part but plain text in angle brackets.
  var dump: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .softBreak: "⏎"
      case .lineBreak: "<br>"
      case .code(let text): "<code \(text)>"
      case .math(let text): "<math \(text)>"
      case .emphasis(let content): "<em \(content.dump)>"
      case .strong(let content): "<strong \(content.dump)>"
      case .strikethrough(let content): "<del \(content.dump)>"
      case .link(let destination, _, let content): "<link \(destination) \(content.dump)>"
      case .image(let source, _, let alternative): "<image \(source) \(alternative)>"
      case .reference(let reference): "<@\(reference.label) \(reference.range.dump)>"
      case .citation(let works):
        "<cite \(works.map { "\($0.key) \($0.locator ?? "-") \($0.range.dump)" })>"
      case .footnoteReference(let label): "<footnote \(label)>"
      case .value(let value): "<\(value.dump)>"
      }
    }.joined()
  }
}
