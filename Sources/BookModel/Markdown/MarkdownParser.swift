import CCmark
import Diagnostics
import Synchronization

/// Reads CommonMark with GFM's tables, footnotes, task lists and strikethrough, and `$…$`.
enum MarkdownParser {
  /// How deep a node may stand; enough for a person, and no stack runs over.
  static let depthLimit = 64

  /// cmark keeps the characters that its extensions listen to in a global table.
  private static let lock = Mutex(())

  /// Returns the tree of a Markdown text in UTF-8.
  static func parse(_ text: [UInt8]) -> MarkdownNode {
    lock.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      let options =
        CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
      let parser = cmark_parser_new(options)
      defer { cmark_parser_free(parser) }
      for name in ["table", "strikethrough", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      let math = makeMathExtension()
      defer { cmark_syntax_extension_free(cmark_get_default_mem_allocator(), math) }
      cmark_parser_attach_syntax_extension(parser, math)
      text.withUnsafeBytes { buffer in
        cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
      }
      let document = cmark_parser_finish(parser)
      defer { cmark_node_free(document) }
      cmark_consolidate_text_nodes(document)
      return document.map { node($0, depth: 0) } ?? .empty
    }
  }

  private static func node(_ pointer: OpaquePointer, depth: Int) -> MarkdownNode {
    let isTooDeep = depth > depthLimit
    var children: [MarkdownNode] = []
    var child = isTooDeep ? nil : cmark_node_first_child(pointer)
    while let next = child {
      children.append(node(next, depth: depth + 1))
      child = cmark_node_next(next)
    }
    return MarkdownNode(
      kind: isTooDeep ? .tooDeep : kind(of: pointer),
      start: SourcePosition(
        line: Int(cmark_node_get_start_line(pointer)),
        column: Int(cmark_node_get_start_column(pointer))),
      last: SourcePosition(
        line: Int(cmark_node_get_end_line(pointer)),
        column: Int(cmark_node_get_end_column(pointer))),
      children: children)
  }

  private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: list(node)
    case CMARK_NODE_ITEM: .item(isChecked: isChecked(node))
    case CMARK_NODE_CODE_BLOCK: .code(literal(node), isFenced: isFenced(node))
    case CMARK_NODE_HTML_BLOCK: .html(literal(node))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_TEXT: .text(literal(node))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE:
      cmark_node_get_syntax_extension(node) == nil ? .codeSpan(literal(node)) : .math(literal(node))
    case CMARK_NODE_HTML_INLINE: .htmlSpan(literal(node))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link(destination: destination(node), title: title(node))
    case CMARK_NODE_IMAGE: .image(source: destination(node), title: title(node))
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference(Int(literal(node)) ?? 0)
    default: kind(ofExtension: node)
    }
  }

  /// Tells the nodes of GFM's extensions apart, whose numbers are given out while the program runs.
  private static func kind(ofExtension node: OpaquePointer) -> MarkdownNode.Kind {
    switch string(cmark_node_get_type_string(node)) {
    case "table": .table(alignments(node))
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .tableRow
    }
  }

  private static func list(_ node: OpaquePointer) -> MarkdownNode.Kind {
    let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0)
  }

  private static func isChecked(_ node: OpaquePointer) -> Bool? {
    string(cmark_node_get_type_string(node)) == "tasklist"
      ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil
  }

  private static func isFenced(_ node: OpaquePointer) -> Bool {
    var length: CInt = 0
    var offset: CInt = 0
    var character: CChar = 0
    return cmark_node_get_fenced(node, &length, &offset, &character) != 0
  }

  private static func alignments(_ node: OpaquePointer) -> [Table.Alignment?] {
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<Int(cmark_gfm_extensions_get_table_columns(node))).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: nil
      }
    }
  }

  private static func destination(_ node: OpaquePointer) -> String {
    string(cmark_node_get_url(node)) ?? ""
  }

  private static func title(_ node: OpaquePointer) -> String? {
    string(cmark_node_get_title(node)).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func literal(_ node: OpaquePointer) -> String {
    string(cmark_node_get_literal(node)) ?? ""
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String? {
    text.map { String(cString: $0) }
  }
}

extension MarkdownNode {
  fileprivate static let empty = MarkdownNode(
    kind: .document, start: SourcePosition(line: 1, column: 1),
    last: SourcePosition(line: 1, column: 0), children: [])
}
