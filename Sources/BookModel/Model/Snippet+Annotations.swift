import Diagnostics

extension Snippet {
  /// A number in angle brackets at the end of a line of code, as in `let y = f(x)  // <1>`.
  ///
  /// The ordered list behind the snippet explains it.
  public struct Annotation: Hashable, Sendable {
    /// The number, counted from 1.
    public var number: Int

    /// The line of the snippet's code, counted from 1.
    public var line: Int

    /// Where the comment stands.
    public var range: SourceRange
  }

  /// The numbers at line ends, in the order of the lines.
  public var annotations: [Annotation] {
    lines.enumerated().compactMap { offset, line in
      guard let (code, comment, number) = Self.split(line) else { return nil }
      let range = SourceRange(
        path: fence.range.path, line: fence.bodyLine + offset,
        column: fence.indentation + code.utf8.count + 1, length: comment.utf8.count)
      return Annotation(number: number, line: offset + 1, range: range)
    }
  }

  /// The body without the numbers at line ends: what is compiled, shown and copied.
  public var code: String {
    lines.map { line in
      Self.split(line).map { $0.code.trimmingSuffix { $0 == " " || $0 == "\t" } } ?? line
    }.joined(separator: "\n")
  }

  private var lines: [Substring] {
    fence.body.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Splits a line that ends with a comment such as `// <1>`.
  private static func split(
    _ line: Substring
  ) -> (code: Substring, comment: Substring, number: Int)? {
    let text = line.trimmingSuffix { $0.isWhitespace }
    guard text.hasSuffix(">") else { return nil }
    let digits = text.dropLast().reversed().prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(String(digits.reversed())) else { return nil }
    let rest = text.dropLast(digits.count + 1)
    guard rest.hasSuffix("// <") else { return nil }
    let code = rest.dropLast("// <".count)
    return (code, text[code.endIndex...], number)
  }
}
