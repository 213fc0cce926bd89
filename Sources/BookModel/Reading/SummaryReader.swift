import Diagnostics

/// Reads `chapters/SUMMARY.md`, the book's table of contents in the form that mdBook uses.
///
///     # Title of the book
///
///     # Title of a part
///
///     - [First chapter](01-first.md)
///       - [A chapter below it](02-below.md)
struct SummaryReader {
  /// A chapter's file, with the place of the link to it.
  struct Link {
    var path: String
    var range: SourceRange
  }

  private(set) var title = ""
  private(set) var entries: [SummaryEntry] = []
  private(set) var links: [Link] = []

  /// The paths of all chapters that it names; one that shares its file name has no link.
  private(set) var paths: Set<String> = []

  private(set) var diagnostics: [Diagnostic] = []
  private let source: SourceText
  private var names: Set<Substring> = []

  /// Reads a table of contents.
  init(_ file: SourceFile) {
    source = SourceText(file)
    var hasTitle = false
    for node in MarkdownParser.parse(source.bytes).children {
      switch node.kind {
      case .heading(level: 1) where hasTitle: entries.append(.part(title: node.plainText))
      case .heading(level: 1):
        title = node.plainText
        hasTitle = true
      case .list: readList(node, depth: 0)
      case .html(let text) where text.hasPrefix("<!--"): break
      default: report(node)
      }
    }
    if !hasTitle {
      diagnostics.append(
        Diagnostic(
          "summary-syntax", "the table of contents begins with the book's title",
          at: SourceRange(path: file.path, line: 1), help: "add a line '# Title' at the top"))
    }
    if paths.isEmpty, !diagnostics.hasErrors {
      diagnostics.append(
        Diagnostic(
          "no-chapters", "the table of contents lists no chapter",
          at: SourceRange(path: file.path, line: 1), help: "add a line '- [Title](01-file.md)'"))
    }
  }

  private mutating func readList(_ list: MarkdownNode, depth: Int) {
    for item in list.children {
      for node in item.children {
        switch node.kind {
        case .paragraph: readEntry(node, depth: depth)
        case .list: readList(node, depth: depth + 1)
        default: report(node)
        }
      }
      if item.children.isEmpty { report(item) }
    }
  }

  private mutating func readEntry(_ node: MarkdownNode, depth: Int) {
    guard node.children.count == 1, case .link(let target, _) = node.children[0].kind,
      !target.isEmpty
    else { return report(node) }
    let link = node.children[0]
    let range = SourceRange(
      path: source.file.path, start: link.start,
      end: SourcePosition(line: link.last.line, column: link.last.column + 1))
    guard target.hasSuffix(".md"), let path = Book.path(of: target, from: "chapters/SUMMARY.md")
    else {
      diagnostics.append(
        Diagnostic(
          "summary-syntax", "an entry links to a chapter's '.md' file, not to '\(target)'",
          at: range))
      return
    }
    guard paths.insert(path).inserted else {
      diagnostics.append(
        Diagnostic("listed-twice", "the chapter '\(path)' is listed twice", at: range))
      return
    }
    let name = path.split(separator: "/").last ?? ""
    guard names.insert(name).inserted else {
      diagnostics.append(
        Diagnostic(
          "listed-twice", "two chapters are called '\(name)'", at: range,
          notes: ["a chapter's page is named after its file, whatever its folder"],
          help: "rename one of the files"))
      return
    }
    links.append(Link(path: path, range: range))
    entries.append(.chapter(title: link.plainText, path: path, depth: depth))
  }

  private mutating func report(_ node: MarkdownNode) {
    let line = max(1, node.start.line)
    let place = source.trimmed(source.line(line))
    diagnostics.append(
      Diagnostic(
        "summary-syntax", "a table of contents holds headings '# …' and lists of links",
        at: source.range(place), help: "write an entry as '- [Title](01-file.md)'"))
  }
}
