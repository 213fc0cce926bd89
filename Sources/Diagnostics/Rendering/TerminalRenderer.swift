/// Draws diagnostics for a person at a terminal or reading a log.
///
///     chapters/03-transposed.md:118:6: error: printed output differs from the book [output-mismatch]
///     117 | print(y.shape)
///     118 | // → [1, 1, 5, 5]
///         |      ^~~~~~~~~~~~ expected [1, 1, 5, 5], got [1, 1, 4, 4]
///     note: snippet 'stride-two', fourth in this chapter
///     help: if the new output is right, run 'course check --accept stride-two'
///
/// The column is counted in characters, as editors do, where the file's text is at hand.
public struct TerminalRenderer: Sendable {
  /// The texts of the files that diagnostics point into, by path.
  public var sources: [String: SourceFile]

  /// Whether to write ANSI colours.
  public var usesColor: Bool

  /// Creates a renderer.
  public init(sources: [String: SourceFile] = [:], usesColor: Bool = false) {
    self.sources = sources
    self.usesColor = usesColor
  }

  /// Returns the diagnostics as text, an empty line between two of them.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(render).joined(separator: "\n")
  }

  /// Returns one diagnostic as lines of text, each ended by a newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    let excerpt = diagnostic.range.flatMap { range in
      sources[range.path].flatMap { Excerpt(of: range, in: $0) }
    }
    var lines = [head(of: diagnostic, excerpt: excerpt)]
    if let excerpt {
      lines += draw(excerpt, label: diagnostic.label)
    } else if let label = diagnostic.label {
      lines.append("  " + label.withVisibleControls)
    }
    lines += diagnostic.details.map { "  " + $0.withVisibleControls }
    lines += diagnostic.notes.map { painted("note:", .cyan) + " " + $0.withVisibleControls }
    if let help = diagnostic.help {
      lines.append(painted("help:", .green) + " " + help.withVisibleControls)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Returns one line that counts the diagnostics, such as `2 errors, 1 warning`.
  public static func summary(of diagnostics: some Sequence<Diagnostic>) -> String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
  }

  private func head(of diagnostic: Diagnostic, excerpt: Excerpt?) -> String {
    var place = ""
    if let range = diagnostic.range {
      let column = excerpt?.column ?? range.start.column
      place =
        painted("\(range.path.withVisibleControls):\(range.start.line):\(column):", .bold) + " "
    }
    let severity = painted(
      "\(diagnostic.severity.rawValue):", diagnostic.severity == .error ? .red : .yellow)
    let message = painted(diagnostic.message.withVisibleControls, .bold)
    return "\(place)\(severity) \(message) [\(diagnostic.id)]"
  }

  private func draw(_ excerpt: Excerpt, label: String?) -> [String] {
    let width = excerpt.lines.map { String($0.number).count }.max() ?? 0
    func gutter(_ number: String) -> String {
      let padding = String(repeating: " ", count: width - number.count)
      return painted(padding + number + " |", .blue) + " "
    }
    var lines = excerpt.lines.map { gutter(String($0.number)) + $0.text }
    let indentation = String(repeating: " ", count: excerpt.parts.before.displayWidth)
    let label = label.map { " " + $0.withVisibleControls } ?? ""
    lines.append(gutter("") + indentation + painted(excerpt.mark + label, .green))
    return lines
  }

  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case green = "32"
    case blue = "34"
    case cyan = "36"
  }

  private func painted(_ text: String, _ style: Style) -> String {
    usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
