extension Block {
  /// The blocks that stand inside this one.
  public var content: [Block] {
    switch kind {
    case .quote(let content), .callout(_, let content), .container(_, let content),
      .footnote(_, let content):
      content
    case .list(let list): list.items.flatMap(\.content)
    case .step(.quiz(let quiz)):
      quiz.question + quiz.choices.flatMap(\.reason) + quiz.explanation
    case .heading, .paragraph, .table, .thematicBreak, .formula, .code, .step, .directive, .caption:
      []
    }
  }

  /// The running text of the block itself.
  public var text: [Inline] {
    switch kind {
    case .heading(_, _, let text), .paragraph(let text), .caption(_, let text): text
    case .table(let table):
      Array(([table.header] + table.rows).joined().joined(separator: [.softBreak]))
    case .step(.quiz(let quiz)): Array(quiz.choices.map(\.content).joined(separator: [.softBreak]))
    default: []
    }
  }
}
