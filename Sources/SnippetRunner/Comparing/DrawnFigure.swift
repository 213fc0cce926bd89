import BookModel
import Diagnostics
import Pictures

/// What a snippet showed, read as the picture of its figure.
struct DrawnFigure {
  /// The picture; `nil` if there is none that may be shown.
  private(set) var picture: Picture?

  /// What is wrong with it.
  private(set) var diagnostics: [Diagnostic] = []

  private let snippet: Snippet

  /// Reads what a snippet showed.
  ///
  /// - Parameters:
  ///   - snippet: A snippet that ran to its end.
  ///   - shown: What it gave to `show`, in order.
  init(_ snippet: Snippet, shown: [String]) {
    self.snippet = snippet
    guard snippet.options.contains(.figure) else {
      if !shown.isEmpty {
        report(
          "picture-unshown", "a snippet that shows a picture is a figure",
          help: "add '.figure' and 'alt=' to its braces, and a paragraph 'Figure: …' behind it")
      }
      return
    }
    guard let svg = shown.first else {
      report(
        "figure-without-picture", "a figure draws a picture", label: "shows nothing",
        help: "call 'show(_:)' in the snippet")
      return
    }
    if shown.count > 1 {
      report(
        "figure-repeated", "a figure is one picture", label: "shows \(shown.count)",
        help: "make one picture of them, or one figure for each")
    }
    read(svg)
  }

  private mutating func read(_ svg: String) {
    do throws(PictureError) {
      picture = try Picture(parsing: svg)
    } catch {
      let lines = svg.split(separator: "\n", omittingEmptySubsequences: false)
      let line = lines.indices.contains(error.line - 1) ? lines[error.line - 1] : ""
      let start = max(0, error.column - 31)
      let excerpt = String(decoding: line.utf8.dropFirst(start).prefix(80), as: UTF8.self)
      report(
        "figure-refused", "the picture may not be shown: \(error)",
        notes: ["line \(error.line), column \(error.column) of the SVG: \(excerpt)"],
        help: "'course explain figure-refused' lists what a picture may hold")
    }
  }

  private mutating func report(
    _ id: String, _ message: String, label: String? = nil, notes: [String] = [],
    help: String
  ) {
    let place = SourceRange(
      path: snippet.fence.range.path, line: snippet.fence.range.start.line,
      column: snippet.fence.range.start.column, length: 3)
    diagnostics.append(
      Diagnostic(id, message, at: place, label: label, notes: notes, help: help))
  }
}
