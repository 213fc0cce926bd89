import BookModel

/// References to numbered things, citations, and the list of works at a chapter's end.
extension ChapterRenderer {
  /// Renders a reference as the name of what it leads to.
  func reference(_ reference: LabelReference) -> HTML {
    guard let target = site.labels.targets[reference.label],
      let page = site.pages.entry(of: target.path)?.page
    else { return HTML(text: "@" + reference.label) }
    let address = target.path == chapter.path ? "" : page
    return HTML("a", ["class": "reference", "href": "\(address)#\(reference.label)"]) {
      target.name.replacing(" ", with: "\u{A0}", maxReplacements: target.number == nil ? 0 : 1)
    }
  }

  /// Renders citations in brackets, each linked to its work in the list below the chapter.
  mutating func citation(_ citations: [WorkCitation]) -> HTML {
    var parts: [HTML] = []
    for citation in citations {
      if let last = parts.last, !last.isEmpty { parts.append(HTML(text: "; ")) }
      guard let work = site.book.bibliography[citation.key] else {
        parts.append(HTML(text: "@" + citation.key))
        continue
      }
      if !citedWorks.contains(work.key) { citedWorks.append(work.key) }
      parts.append(
        HTML("a", ["class": "citation", "href": "#\(Work.anchor(of: work.key))"]) {
          site.book.bibliography.shortName(of: work)
        })
      if let locator = citation.locator { parts.append(HTML(text: ", \(locator)")) }
    }
    return HTML(text: "[") + .joined(parts) + HTML(text: "]")
  }

  /// Renders the works that the chapter cites.
  func workList() -> HTML {
    let works = site.book.bibliography.sorted.filter { citedWorks.contains($0.key) }
    guard !works.isEmpty else { return .empty }
    return HTML("section", ["class": "references", "aria-labelledby": "page.references"]) {
      HTML("h2", ["id": "page.references"]) { "References" }
      HTML("ul") {
        works.map { work in
          HTML("li", ["id": Work.anchor(of: work.key)]) { work.html }
        }
      }
    }
  }
}

extension Work {
  /// Returns the id of a work's entry in a list; the dot keeps it apart from headings' ids.
  static func anchor(of key: String) -> String { "work.\(key)" }

  /// The entry in a list of works.
  var html: HTML {
    let names = authors.map { $0.given.isEmpty ? $0.family : "\($0.given) \($0.family)" }
    let last = names.last ?? key
    let list =
      names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + last : last
    return HTML(text: "\(list). ") + HTML("cite") { title }
      + HTML(text: ". \(venue.map { "\($0), " } ?? "")\(year).") + link
  }

  private var link: HTML {
    guard let address else { return .empty }
    return HTML(text: " ")
      + HTML("a", ["href": address.url, "rel": "noopener"]) { address.name }
  }
}
