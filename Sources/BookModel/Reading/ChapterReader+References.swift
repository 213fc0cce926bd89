import Diagnostics

/// References to numbered things and citations of works, which CommonMark takes for text.
///
///     reference ::= "@" ( "sec" | "fig" | "eq" ) "-" name
///     citations ::= "[" citation ( ";" citation )* "]"
///     citation  ::= "@" key ( "," place in the work )?
///
/// An `@` behind a letter or digit, as in a mail address, is a character like any other.
extension ChapterReader {
  /// Returns a text with its references and citations made out.
  mutating func readReferences(in text: String, of node: MarkdownNode) -> [Inline] {
    var result: [Inline] = []
    var rest = text[...]
    var search = referenceSearch(from: node)
    while let mark = nextMark(in: rest) {
      if mark.range.lowerBound > rest.startIndex {
        result.append(.text(String(rest[..<mark.range.lowerBound])))
      }
      rest = rest[mark.range.upperBound...]
      let place = source.firstOffset(of: mark.spelling, in: search)
      let start = place ?? search.lowerBound
      search = min(search.upperBound, start + mark.spelling.utf8.count)..<search.upperBound
      result.append(inline(for: mark, at: start))
    }
    if !rest.isEmpty { result.append(.text(String(rest))) }
    return result
  }

  /// Something that `@` marks, with its place in a text.
  private struct Mark {
    var spelling: String
    var range: Range<Substring.Index>
    var isCitation: Bool
  }

  private func nextMark(in text: Substring) -> Mark? {
    var rest = text
    while let sign = rest.firstIndex(of: "@") {
      let before = sign > text.startIndex ? text[text.index(before: sign)] : " "
      if before == "[", let end = text[sign...].firstIndex(of: "]") {
        let range = text.index(before: sign)..<text.index(after: end)
        return Mark(spelling: String(text[range]), range: range, isCitation: true)
      }
      let name = text[sign...].dropFirst().prefix(while: \.isLabelPart)
        .trimmingSuffix { $0 == "-" || $0 == "_" }
      if !before.isLetter, !before.isNumber, name.isReference {
        return Mark(
          spelling: "@" + name, range: sign..<name.endIndex, isCitation: false)
      }
      rest = rest[sign...].dropFirst()
    }
    return nil
  }

  private mutating func inline(for mark: Mark, at start: Int) -> Inline {
    guard mark.isCitation else {
      let range = source.range(start..<start + mark.spelling.utf8.count)
      let label = String(mark.spelling.dropFirst())
      references.labels.append(References.Name(text: label, range: range))
      return .reference(LabelReference(label: label, range: range))
    }
    var citations: [WorkCitation] = []
    var offset = start + 1
    for part in mark.spelling.dropFirst().dropLast().split(
      separator: ";", omittingEmptySubsequences: false)
    {
      let place = source.trimmed(offset..<min(offset + part.utf8.count, source.bytes.count))
      offset += part.utf8.count + 1
      guard let citation = citation(part.trimmingSpaces(), at: place) else {
        report(
          "malformed-citation", "a citation is '@' and the key of a work: '\(part)'", at: place,
          help: "write as in '[@key]' or '[@key, section 4; @other]'")
        continue
      }
      references.works.append(References.Name(text: citation.key, range: citation.range))
      citations.append(citation)
    }
    return .citation(citations)
  }

  private func citation(_ text: Substring, at place: Range<Int>) -> WorkCitation? {
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    let key = parts[0].trimmingSpaces()
    guard key.first == "@", key.count > 1,
      key.dropFirst().allSatisfy({ $0.isLabelPart || $0 == ":" })
    else { return nil }
    let locator = parts.dropFirst().first?.trimmingSpaces()
    guard locator?.isEmpty != true else { return nil }
    return WorkCitation(
      key: String(key.dropFirst()), locator: locator.map { String($0) },
      range: source.range(place.lowerBound..<place.lowerBound + key.utf8.count))
  }

  /// The bytes in which a text node's marks are looked for: from where cmark puts the node.
  private func referenceSearch(from node: MarkdownNode) -> Range<Int> {
    guard let start = source.offset(of: node.start), inlineSearch.contains(start) else {
      return inlineSearch
    }
    return start..<inlineSearch.upperBound
  }
}

extension Substring {
  /// Whether a name begins as a label does, or as one that was meant to be.
  fileprivate var isReference: Bool {
    guard let dash = firstIndex(of: "-"), index(after: dash) < endIndex else { return false }
    return Labels.Kind.allCases.contains { $0.rawValue == self[..<dash] }
  }
}

extension Character {
  fileprivate var isLabelPart: Bool {
    isASCII && (isLetter || isNumber || self == "-" || self == "_")
  }
}
