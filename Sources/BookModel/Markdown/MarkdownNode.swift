import Diagnostics

/// A node of CommonMark's syntax tree, before the chapter language gives it a meaning.
struct MarkdownNode {
  /// What a node is.
  enum Kind: Equatable {
    case document
    case paragraph
    case heading(level: Int)
    case quote
    case list(start: Int?, isTight: Bool)
    case item(isChecked: Bool?)
    case code(String, isFenced: Bool)
    case html(String)
    case thematicBreak
    case footnote
    case table([Table.Alignment?])
    case tableRow
    case tableCell

    case text(String)
    case softBreak
    case lineBreak
    case codeSpan(String)
    case htmlSpan(String)
    case math(String)
    case emphasis
    case strong
    case strikethrough
    case link(destination: String, title: String?)
    case image(source: String, title: String?)

    /// A reference to the footnote with this place in the document, counted from 1.
    case footnoteReference(Int)

    /// A node deeper than `MarkdownParser.depthLimit`, whose children are left out.
    case tooDeep
  }

  /// What it is.
  var kind: Kind

  /// Where it begins; line 0 where cmark does not say.
  var start: SourcePosition

  /// The position of the last byte, as cmark counts; the column may be 0.
  var last: SourcePosition

  /// The nodes inside.
  var children: [MarkdownNode]

  /// The text of the node and those inside, without any markup.
  var plainText: String {
    switch kind {
    case .text(let text), .codeSpan(let text), .math(let text): text
    case .softBreak, .lineBreak: " "
    default: children.map(\.plainText).joined()
    }
  }
}
