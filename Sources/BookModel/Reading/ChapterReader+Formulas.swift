import Diagnostics

/// Formulas on lines of their own: ` ```math {#eq-size} `.
extension ChapterReader {
  /// The language of the fence.
  static let formulaLanguage = "math"

  /// Returns a formula, which has a number if it has an id.
  mutating func readFormula(_ head: FenceHead, fence: Fence) -> Block.Kind {
    closeSnippet()
    let words = readWords(head, allowed: AllowedWords(takesID: true))
    checkBody(of: fence, holds: "a formula in TeX")
    if let id = words.id { define(id, as: .equation) }
    return .formula(id: words.id?.text, tex: fence.body)
  }

  /// Returns the formula that a paragraph from `$$` to `$$` holds, as Pandoc and GitHub write one;
  /// `nil` for other paragraphs.
  mutating func readDollarFormula(_ range: SourceRange) -> Block.Kind? {
    let text = String(decoding: source.bytes[offsets(of: range)], as: UTF8.self)
    guard text.hasPrefix("$$") else { return nil }
    let inner = text.dropFirst(2)
    guard text.utf8.count > 4, inner.hasSuffix("$$"), !inner.dropLast(2).contains("$$") else {
      report(
        "unclosed-formula", "a formula that begins with '$$' ends its paragraph with '$$'",
        at: source.trimmed(source.line(range.start.line)),
        help: "put the formula into a paragraph of its own, or write '\\$' for a dollar")
      return nil
    }
    let lines = inner.dropLast(2).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    // Later lines of a quotation begin with its marks.
    let tex = lines.enumerated().map { index, line in
      index == 0 ? line : line.drop { $0 == ">" || $0 == " " || $0 == "\t" }
    }
    return .formula(id: nil, tex: tex.joined(separator: "\n").trimmingSpaces() + "\n")
  }

  /// Notes an id that the author gave, and reports one whose beginning belongs to another kind.
  ///
  /// - Parameters:
  ///   - id: The id.
  ///   - kind: What it names; `nil` for a thing without a number.
  mutating func define(_ id: References.Name, as kind: Labels.Kind?) {
    references.ids.append(id)
    references.anchors.insert(id.text)
    let claimed = Labels.Kind.allCases.first { id.text.hasPrefix($0.prefix) }
    if let claimed, claimed != kind {
      report(
        "wrong-prefix", "an id that begins with '\(claimed.prefix)' names \(claimed.noun)",
        at: id.range, help: "begin the id otherwise")
    } else if let kind, claimed == nil, kind != .section {
      report(
        "wrong-prefix", "the id of \(kind.noun) begins with '\(kind.prefix)'", at: id.range,
        help: "write '#\(kind.prefix)\(id.text)'")
    }
  }
}
