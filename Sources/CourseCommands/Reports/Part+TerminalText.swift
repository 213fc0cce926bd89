import BookModel
import SiteRenderer

extension Exercise.Part {
  /// The part as a terminal shows it: without the signs of Markdown, lines broken as they are written.
  var terminalText: String { blocks.terminalText }
}

extension [Block] {
  fileprivate var terminalText: String {
    map(\.terminalText).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension Block {
  fileprivate var terminalText: String {
    switch kind {
    case .paragraph(let content), .heading(_, _, let content), .caption(_, let content):
      content.terminalText
    case .quote(let content), .callout(_, let content), .container(_, let content),
      .footnote(_, let content):
      content.terminalText
    case .code(_, let text): text.indented(by: "  ")
    case .formula(_, let tex): tex.plainFormula.indented(by: "  ")
    case .list(let list): list.terminalText
    case .table(let table): table.terminalText
    case .thematicBreak, .step, .directive: ""
    }
  }
}

extension List {
  fileprivate var terminalText: String {
    let marks = items.indices.map { place in start.map { "\($0 + place). " } ?? "- " }
    return zip(marks, items).map { mark, item in
      let margin = String(repeating: " ", count: mark.count)
      return mark + item.content.terminalText.indented(by: margin).dropFirst(mark.count)
    }.joined(separator: isTight ? "\n" : "\n\n")
  }
}

extension Table {
  fileprivate var terminalText: String {
    let lines = ([header] + rows).map { $0.map(\.terminalText) }
    let widths = header.indices.map { column in
      lines.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return lines.map { cells in
      zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmingEnd
    }.joined(separator: "\n")
  }
}

extension [Inline] {
  fileprivate var terminalText: String { map(\.terminalText).joined() }
}

extension Inline {
  fileprivate var terminalText: String {
    switch self {
    case .text(let text): text
    // A name in a sentence would be read as a word of it.
    case .code(let code): code.isName ? "'\(code)'" : code
    case .math(let tex): tex.plainFormula
    case .softBreak, .lineBreak: "\n"
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content.terminalText
    case .image(_, _, let alternative): alternative
    case .value(let value): value.text
    case .reference, .citation, .footnoteReference: [self].plainText
    }
  }
}

extension String {
  /// Whether it is one identifier.
  fileprivate var isName: Bool { allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }

  /// The text with a margin before each line that is not empty.
  fileprivate func indented(by margin: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n").trimmingEnd
  }
}
