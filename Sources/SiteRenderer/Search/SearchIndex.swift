import BookModel

/// The text of the book, section by section, as a script that the search box loads when it is
/// first used: a page that was opened from a disk may load a script, but not other data.
enum SearchIndex {
  /// A place that a search can find.
  struct Section: Hashable {
    var address: String
    var page: String
    var title: String
    var text: String
  }

  /// Returns the sections of a chapter.
  static func sections(of entry: PageMap.Entry) -> [Section] {
    let title = entry.chapter.frontMatter.title
    var sections = [Section(address: entry.page, page: title, title: title, text: "")]
    for block in entry.chapter.blocks {
      if case .heading(2...3, let id, let content) = block.kind {
        sections.append(
          Section(
            address: "\(entry.page)#\(id)", page: title, title: content.plainText, text: ""))
      } else {
        let text = block.plainText.utf8.split { $0 <= 0x20 }.map { String($0) ?? "" }
          .joined(separator: " ")
        sections[sections.count - 1].text += text.isEmpty ? "" : text + " "
      }
    }
    return sections
  }

  /// Returns what the facts state, on the page of sources.
  static func sections(ofFactsIn site: SiteContext) -> [Section] {
    site.book.facts.facts.map { fact in
      Section(
        address: "\(PageMap.facts)#\(site.anchor(of: fact))", page: "Sources and errata",
        title: fact.id,
        text: [fact.given, fact.states, fact.truth].compactMap { $0 }.joined(separator: " "))
    }
  }

  /// Returns sections as elements of the script's array, each on a line of its own.
  static func rows(of sections: [Section]) -> String {
    sections.map { section in
      let fields = [section.address, section.page, section.title, section.text]
      return "[" + fields.map(quoted).joined(separator: ",") + "],\n"
    }.joined()
  }

  /// Returns the script.
  static func file(rows: [String]) -> SiteFile {
    SiteFile(path: "search-data.js", text: "courseSections=[\n\(rows.joined())]\n")
  }

  /// Writes a string of JavaScript that is inert in HTML too.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "<", "\0"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Block {
  /// The text that a search looks through; set-up code and formulas are left out.
  fileprivate var plainText: String {
    switch kind {
    case .heading(_, _, let content), .paragraph(let content), .caption(_, let content):
      content.plainText
    case .quote(let content), .callout(_, let content), .container(_, let content),
      .footnote(_, let content):
      content.map(\.plainText).joined(separator: " ")
    case .list(let list):
      list.items.flatMap(\.content).map(\.plainText).joined(separator: " ")
    case .table(let table):
      ([table.header] + table.rows).flatMap { $0 }.map(\.plainText).joined(separator: " ")
    case .formula, .thematicBreak: ""
    case .code(_, let text): text
    case .step(let step): step.plainText
    case .directive(let directive):
      FigureText.allCases.compactMap { directive.texts[$0] }.joined(separator: " ")
    }
  }
}

extension Step {
  fileprivate var plainText: String {
    switch self {
    case .snippet(let snippet): snippet.options.contains(.hidden) ? "" : snippet.fence.body
    case .output(let output): output.fence.body
    case .tensor(let tensor): tensor.fence.body
    case .check(let check): check.conditions.map(\.expression).joined(separator: " ")
    case .error(let error): error.fence.body
    case .inlineValue(let value): value.text
    case .trace(let trace): trace.fence.body
    case .quiz(let quiz): quiz.question.map(\.plainText).joined(separator: " ")
    }
  }
}
