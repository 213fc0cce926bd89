/// The table of contents beside every page, which differs from page to page in one line only.
///
/// A book of 300 chapters has 300 lines on each of 300 pages: the template is filled in once, with a
/// mark wherever it says that a line is the current one, and each page keeps the marked text of its
/// own line.
struct ContentsList: Hashable {
  /// A piece of markup, and the only page that shows it; `nil` for all pages.
  private struct Piece: Hashable {
    var markup: Substring
    var page: String?
  }

  private static let begin: Character = "\u{1}"
  private static let middle: Character = "\u{2}"
  private static let end: Character = "\u{3}"

  private var pieces: [Piece] = []

  /// Returns the text of a template's section in such a form that only a page's own list keeps it.
  static func marked(_ text: String, for page: String) -> String {
    "\(begin)\(page)\(middle)\(text)\(end)"
  }

  /// Takes a filled-in template apart.
  init(_ markup: String) {
    for part in markup.split(separator: Self.begin, omittingEmptySubsequences: false) {
      guard let middle = part.firstIndex(of: Self.middle), let end = part.firstIndex(of: Self.end),
        middle < end
      else {
        pieces.append(Piece(markup: part))
        continue
      }
      let text = part[part.index(after: middle)..<end]
      pieces.append(Piece(markup: text, page: String(part[..<middle])))
      pieces.append(Piece(markup: part[part.index(after: end)...]))
    }
  }

  /// Returns the list as a page shows it.
  func markup(on page: String) -> String {
    pieces.lazy.filter { $0.page == nil || $0.page == page }.map(\.markup).joined()
  }
}
