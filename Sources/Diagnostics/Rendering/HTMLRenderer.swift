/// Draws diagnostics as an HTML fragment, for the page that `course serve` shows.
///
/// Each diagnostic is a `<section class="diagnostic error">` (or `warning`) holding `h3`, a `pre`
/// with the excerpt whose place is a `<mark>`, and `p.note` and `p.help`. All text is escaped.
public struct HTMLRenderer: Sendable {
  /// The texts of the files that diagnostics point into, by path.
  public var sources: [String: SourceFile]

  /// Creates a renderer.
  public init(sources: [String: SourceFile] = [:]) {
    self.sources = sources
  }

  /// Returns the diagnostics as HTML.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(render).joined()
  }

  private func render(_ diagnostic: Diagnostic) -> String {
    let excerpt = diagnostic.range.flatMap { range in
      sources[range.path].flatMap { Excerpt(of: range, in: $0) }
    }
    var html = "<section class=\"diagnostic \(diagnostic.severity.rawValue)\">\n"
    html += "<h3>\(diagnostic.severity.rawValue): \(escaped(diagnostic.message))"
    html += " <code>\(escaped(diagnostic.id))</code></h3>\n"
    if let range = diagnostic.range {
      let column = excerpt?.column ?? range.start.column
      html += "<p class=\"place\">\(escaped(range.path)):\(range.start.line):\(column)</p>\n"
    }
    html += excerpt.map(draw) ?? ""
    html += paragraph("label", diagnostic.label)
    if !diagnostic.details.isEmpty {
      html +=
        "<pre class=\"details\">\(escaped(diagnostic.details.joined(separator: "\n")))</pre>\n"
    }
    html += diagnostic.notes.map { paragraph("note", $0) }.joined()
    html += paragraph("help", diagnostic.help)
    return html + "</section>\n"
  }

  private func draw(_ excerpt: Excerpt) -> String {
    let context = excerpt.lines.dropLast().map { "\($0.number) | \(escaped($0.text))\n" }.joined()
    let number = excerpt.lines.last.map { String($0.number) } ?? ""
    let (before, marked, after) = excerpt.parts
    return "<pre class=\"excerpt\">\(context)\(number) | \(escaped(before))"
      + "<mark>\(escaped(marked))</mark>\(escaped(after))</pre>\n"
  }

  private func paragraph(_ name: String, _ text: String?) -> String {
    text.map { "<p class=\"\(name)\">\(escaped($0))</p>\n" } ?? ""
  }

  private func escaped(_ text: String) -> String {
    text.withVisibleControlsKeepingLines.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }.joined()
  }
}

extension String {
  /// HTML forbids control characters, but an excerpt's line ends stay.
  fileprivate var withVisibleControlsKeepingLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map(\.withVisibleControls).joined(separator: "\n")
  }
}
