/// Writes diagnostics as workflow commands, which GitHub shows beside the changed lines.
///
///     ::error file=chapters/02-scatter.md,line=12,col=23,endLine=12,endColumn=34,title=unknown-fact::no fact …
public enum GitHubRenderer {
  /// Returns one command a diagnostic, each on a line of its own.
  public static func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map { render($0) + "\n" }.joined()
  }

  private static func render(_ diagnostic: Diagnostic) -> String {
    var properties: [(name: String, value: String)] = []
    if let range = diagnostic.range {
      properties = [
        ("file", range.path), ("line", String(range.start.line)),
        ("col", String(range.start.column)), ("endLine", String(range.end.line)),
      ]
      // GitHub ignores the columns of an annotation that spans lines.
      if range.end.line == range.start.line {
        properties.append(("endColumn", String(range.end.column)))
      }
    }
    properties.append(("title", diagnostic.id))
    let list = properties.map { "\($0.name)=\(escaped(property: $0.value))" }
      .joined(separator: ",")
    return "::\(diagnostic.severity.rawValue) \(list)::\(escaped(data: text(of: diagnostic)))"
  }

  private static func text(of diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.message]
    lines += diagnostic.label.map { [$0] } ?? []
    lines += diagnostic.details
    lines += diagnostic.notes.map { "note: \($0)" }
    lines += diagnostic.help.map { ["help: \($0)"] } ?? []
    return lines.joined(separator: "\n")
  }

  private static func escaped(data text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: String(scalar)
      }
    }.joined()
  }

  private static func escaped(property text: String) -> String {
    escaped(data: text).unicodeScalars.map { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
