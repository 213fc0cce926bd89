import BookModel

/// The first page, and the page for addresses that do not exist.
extension SitePages {
  /// Renders the table of contents with the progress of the checks.
  func index() -> SiteFile {
    var values: [String: Any] = [
      "bookTitle": context.book.title,
      "groups": groups(current: PageMap.index),
      "errata": context.book.facts.facts.count { $0.verdict == .erratum },
      "minutes": context.book.chapters.reduce(0) { $0 + ($1.frontMatter.minutes ?? 0) },
    ]
    values["tally"] = self.values(of: context.coverage.tally(), things: "fact")
    values["start"] = context.pages.entries.first?.page
    return framed(
      theme.page("index", values), page: PageMap.index, title: context.book.title,
      values: values)
  }

  /// Renders the page that a server shows instead of one that is not there.
  func missing() -> SiteFile {
    framed(theme.page("missing", [:]), page: PageMap.missing, title: "No such page")
  }
}
