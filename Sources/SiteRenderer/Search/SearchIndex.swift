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
  static func sections(of entry: PageMap.Entry, in site: SiteContext) -> [Section] {
    let title = entry.chapter.frontMatter.title
    let words = SearchWords(site: site)
    var sections = [Section(address: entry.page, page: title, title: title, text: "")]
    for block in entry.chapter.blocks {
      if case .heading(2...3, let id, let content) = block.kind {
        sections.append(
          Section(
            address: "\(entry.page)#\(id)", page: title, title: words.text(of: content), text: ""))
      } else {
        let text = words.text(of: block).utf8.split { $0 <= 0x20 }.map { String($0) ?? "" }
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
        title: SitePages.line(of: fact.states),
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
  static func file(rows: [String], synonyms: Synonyms) -> SiteFile {
    let groups = synonyms.groups.map { "[" + $0.map(quoted).joined(separator: ",") + "],\n" }
    return SiteFile(
      path: "search-data.js",
      text: """
        courseSections=[
        \(rows.joined())]
        courseSynonyms=[
        \(groups.joined())]

        """)
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
