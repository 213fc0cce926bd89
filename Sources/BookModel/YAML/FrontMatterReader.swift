import Diagnostics
import Yams

extension ChapterReader {
  private static let keys = [
    "title", "objectives", "prerequisites", "minutes", "documents", "language",
  ]

  /// Returns what stands between the `---` lines at the top of a chapter, and the chapter's text
  /// with empty lines in its place, so that cmark counts lines as the file does.
  mutating func readFrontMatter() -> (FrontMatter, markdown: [UInt8]) {
    guard let end = frontMatterEnd() else { return (FrontMatter(title: ""), source.bytes) }
    var document = YAMLDocument(source, lines: 2..<end)
    let frontMatter = readFrontMatter(&document)
    diagnostics += document.diagnostics
    return (frontMatter, markdown(behindLine: end))
  }

  /// Returns the line of the second `---`; `nil`, with a diagnostic, if there is no front matter.
  mutating func frontMatterEnd() -> Int? {
    guard source.hasFrontMatter else {
      report(
        "front-matter-missing", "a chapter begins with its title between two '---' lines",
        at: source.line(1), help: "begin with the three lines '---', 'title: …' and '---'")
      return nil
    }
    let isRule: (Int) -> Bool = { [source] number in
      source.text(source.trimmed(source.line(number))) == "---"
    }
    guard let end = (2..<max(2, source.lineCount + 1)).first(where: isRule) else {
      report(
        "front-matter-missing", "the front matter has no end", at: source.line(1),
        help: "put a line '---' behind its last line")
      return nil
    }
    return end
  }

  /// Returns the text behind a line, with empty lines in place of what stands before.
  func markdown(behindLine end: Int) -> [UInt8] {
    let rest = source.start(ofLine: end + 1)
    return source.bytes[..<rest].filter(\.isLineEnd) + source.bytes[rest...]
  }

  private mutating func readFrontMatter(_ document: inout YAMLDocument) -> FrontMatter {
    var result = FrontMatter(title: "")
    let hasFailed = !document.diagnostics.isEmpty
    let values = document.root.map {
      document.mapping($0, called: "the front matter", keys: Self.keys)
    }
    if let title = values?["title"] {
      result.title = document.text(title, called: "title") ?? ""
    } else if !hasFailed {
      document.report(
        "missing-key", "the front matter has no title", at: source.range(source.line(1)),
        help: "add a line 'title: …'")
    }
    for (key, path) in [
      ("objectives", \FrontMatter.objectives), ("prerequisites", \.prerequisites),
    ] {
      guard let node = values?[key] else { continue }
      result[keyPath: path] = document.texts(node, called: key).map(\.text)
    }
    if let minutes = values?["minutes"] {
      result.minutesRange = document.range(of: minutes)
      result.minutes = minutes.int.flatMap { $0 > 0 ? $0 : nil }
      if result.minutes == nil {
        document.report(
          "invalid-value", "'minutes' is a whole number above 0", at: document.range(of: minutes))
      }
    }
    result.language = values?["language"].flatMap { document.language($0) }
    if let node = values?["documents"] {
      let documents = document.texts(node, called: "documents")
      result.documents = documents.map(\.text)
      references.documents = documents.map { item in
        References.Name(text: item.text, range: document.range(of: item.node))
      }
    }
    return result
  }
}

extension SourceText {
  /// Whether the first line is `---`, a byte order mark aside.
  fileprivate var hasFrontMatter: Bool {
    let first = text(trimmed(line(1))).unicodeScalars
    return String(first.drop { $0 == "\u{FEFF}" }) == "---"
  }
}
