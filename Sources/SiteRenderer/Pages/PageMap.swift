import BookModel

/// The names of a book's pages, and the order in which they are read.
struct PageMap {
  /// A chapter's place in the book.
  struct Entry {
    var chapter: Chapter

    /// The file name of its page.
    var page: String

    /// The title of the part that it belongs to.
    var part: String?

    /// The number that its file name begins with, such as 2 for `02-scatter.md`.
    var number: Int? { chapter.number }
  }

  /// The pages that every site has.
  static let index = "index.html"
  static let facts = "facts.html"
  static let missing = "404.html"

  /// The chapters in reading order.
  let entries: [Entry]

  /// The places of the chapters among the entries, by path.
  private let indices: [String: Int]

  init(book: Book) {
    var parts: [String: String] = [:]
    var part: String?
    for entry in book.summary {
      switch entry {
      case .part(let title): part = title
      case .chapter(_, let path, _): parts[path] = part
      }
    }
    let reserved = [Self.index, Self.facts, Self.missing]
    entries = book.chapters.map { chapter in
      let page = "\(chapter.name).html"
      return Entry(
        chapter: chapter, page: reserved.contains(page) ? "chapter-\(page)" : page,
        part: parts[chapter.path])
    }
    indices = Dictionary(
      entries.enumerated().map { ($1.chapter.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the page of a file of the book.
  func page(of path: String) -> String? {
    switch path {
    case "SUMMARY.md", "chapters/SUMMARY.md": Self.index
    case "chapters/facts.yaml": Self.facts
    default: entry(of: path)?.page
    }
  }

  /// Returns a chapter's place.
  func entry(of path: String) -> Entry? {
    indices[path].map { entries[$0] }
  }

  /// Returns the chapters before and behind one.
  func neighbours(of path: String) -> (previous: Entry?, next: Entry?) {
    guard let index = indices[path] else { return (nil, nil) }
    return (
      index > 0 ? entries[index - 1] : nil,
      index + 1 < entries.count ? entries[index + 1] : nil
    )
  }
}
