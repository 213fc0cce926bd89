extension Block {
  /// The blocks that stand inside this one.
  public var content: [Block] {
    switch kind {
    case .quote(let content), .callout(_, let content), .container(_, let content),
      .footnote(_, let content):
      content
    case .list(let list): list.items.flatMap(\.content)
    case .heading, .paragraph, .table, .thematicBreak, .code, .step, .directive, .caption: []
    }
  }
}
