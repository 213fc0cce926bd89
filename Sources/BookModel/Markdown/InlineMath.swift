import CCmark

/// The longest formula within a line of text, in bytes; the search for its end stops here.
private let formulaLimit = 1000

/// Returns the cmark extension that reads `$…$` as mathematics, with its TeX untouched.
///
/// The rule is Pandoc's, so that `$5 and $6` stays text: behind the opening dollar and before the
/// closing one stands no space, and behind the closing one no digit. `\$` is a dollar. The caller
/// frees the extension after the parser.
func makeMathExtension() -> OpaquePointer? {
  let allocator = cmark_get_default_mem_allocator()
  let math = cmark_syntax_extension_new("math")
  // cmark's list holds each character as if it were a pointer.
  let dollar = UnsafeMutableRawPointer(bitPattern: UInt(UInt8(ascii: "$")))
  cmark_syntax_extension_set_special_inline_chars(
    math, cmark_llist_append(allocator, nil, dollar))
  cmark_syntax_extension_set_match_inline_func(math) { math, _, _, character, parser in
    guard character == UInt8(ascii: "$"), let parser else { return nil }
    let node = matchFormula(parser)
    cmark_node_set_syntax_extension(node, math)
    return node
  }
  return math
}

/// Returns the formula that begins at the parser's place and moves behind it, or `nil` if the dollar
/// there is only a dollar.
///
/// It is a code span with the TeX as its text: a table's cells take no node of another kind.
private func matchFormula(_ parser: OpaquePointer) -> OpaquePointer? {
  let start = cmark_inline_parser_get_offset(parser)
  guard var tex = formula(from: start + 1, in: parser) else { return nil }
  cmark_inline_parser_set_offset(parser, start + CInt(tex.count) + 2)
  tex.append(0)
  let node = cmark_node_new(CMARK_NODE_CODE)
  tex.withUnsafeBytes { bytes in
    _ = cmark_node_set_literal(node, bytes.bindMemory(to: CChar.self).baseAddress)
  }
  return node
}

private func formula(from start: CInt, in parser: OpaquePointer) -> [UInt8]? {
  var tex: [UInt8] = []
  while tex.count < formulaLimit {
    let byte = cmark_inline_parser_peek_at(parser, start + CInt(tex.count))
    switch byte {
    // The text of a block ends with a zero.
    case 0:
      return nil
    case UInt8(ascii: "$") where tex.last != UInt8(ascii: "\\"):
      let next = cmark_inline_parser_peek_at(parser, start + CInt(tex.count) + 1)
      return tex.isEnclosable && !next.isDigit ? tex : nil
    default:
      tex.append(byte)
    }
  }
  return nil
}

extension [UInt8] {
  /// Whether the bytes are not empty and neither begin nor end with white space.
  fileprivate var isEnclosable: Bool {
    guard let first, let last else { return false }
    return !first.isWhitespace && !last.isWhitespace
  }
}
