import BookModel
import SnippetRunner

/// The first page, and the page for addresses that do not exist.
extension SitePages {
  /// Renders the table of contents with the progress of the checks.
  func index() -> SiteFile {
    let errata = CheckTally(of: context.coverage.errata)
    let values: [String: Any] = [
      "bookTitle": context.book.title,
      "groups": Self.groups(context),
      "errata": errata.states.isEmpty ? false : errata.fraction,
      "tally": Self.values(of: CheckTally(of: context.coverage.entries), things: "fact"),
      "start": context.pages.entries.first?.page ?? false,
    ]
    return framed(
      theme.page("index", values), page: PageMap.index, title: context.book.title,
      source: "chapters/SUMMARY.md")
  }

  /// Renders the page that a server shows instead of one that is not there.
  func missing() -> SiteFile {
    framed(theme.page("missing", [:]), page: PageMap.missing, title: "No such page")
  }
}
