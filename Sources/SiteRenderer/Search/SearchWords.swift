import BookModel

/// The words of a chapter that a search looks through; set-up code is left out.
struct SearchWords {
  let site: SiteContext

  /// Returns the words of a line, with formulas as plain text and references by name.
  func text(of content: [Inline]) -> String {
    content.plainText { part in
      switch part {
      case .math(let formula): formula.plainFormula
      case .reference(let reference): site.labels.targets[reference.label]?.name ?? ""
      case .citation(let citations):
        citations.compactMap { site.book.bibliography[$0.key] }
          .map(site.book.bibliography.shortName).joined(separator: "; ")
      default: ""
      }
    }
  }

  /// Returns the words of a block.
  func text(of block: Block) -> String {
    switch block.kind {
    case .heading(_, _, let content), .paragraph(let content), .caption(_, let content):
      text(of: content)
    case .quote(let content), .callout(_, let content), .container(_, let content),
      .footnote(_, let content):
      text(of: content)
    case .list(let list): text(of: list.items.flatMap(\.content))
    case .table(let table):
      ([table.header] + table.rows).flatMap { $0 }.map(text(of:)).joined(separator: " ")
    case .formula(_, let formula): formula.plainFormula
    case .thematicBreak: ""
    case .code(_, let text): text
    case .step(let step): text(of: step)
    case .directive(let directive):
      FigureText.allCases.compactMap { directive.texts[$0] }.joined(separator: " ")
    }
  }

  private func text(of blocks: [Block]) -> String {
    blocks.map(text(of:)).joined(separator: " ")
  }

  private func text(of step: Step) -> String {
    switch step {
    case .snippet(let snippet): snippet.options.contains(.hidden) ? "" : snippet.fence.body
    case .output(let output): output.fence.body
    case .tensor(let tensor): tensor.fence.body
    case .check(let check): check.conditions.map(\.expression).joined(separator: " ")
    case .error(let error): error.fence.body
    case .inlineValue(let value): value.text
    case .trace(let trace): trace.fence.body
    case .quiz(let quiz): text(of: quiz.question)
    }
  }
}
