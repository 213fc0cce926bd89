/// What an answer earns points for.
public struct Rubric: Hashable, Sendable {
  /// A reason for points.
  public struct Line: Hashable, Sendable, Encodable {
    /// The points.
    public var points: Double

    /// What earns them, in Markdown.
    public var text: String
  }

  /// The lines in order.
  public var lines: [Line]

  /// What else it says, such as common wrong answers.
  public var notes: String

  /// Reads a rubric: lines such as `- 2 points: what earns them`; all else is notes.
  ///
  /// - Parameter markdown: The text of an exercise's `Rubric.md`.
  public init(_ markdown: String) {
    lines = []
    var others: [Substring] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if let found = line.wholeMatch(of: #/[-*] (\d+(?:\.\d+)?) points?: (.+)/#),
        let points = Double(found.1)
      {
        lines.append(Line(points: points, text: String(found.2)))
      } else if !line.hasPrefix("# ") {
        others.append(line)
      }
    }
    notes = others.joined(separator: "\n").trimmingBlankLines
  }
}

extension String {
  fileprivate var trimmingBlankLines: String {
    var rest = self[...]
    while rest.first?.isNewline == true { rest.removeFirst() }
    while rest.last?.isNewline == true { rest.removeLast() }
    return String(rest)
  }
}
