import BookModel

/// The works that a document lists, as a fact of the kind `reference` states them, held against the
/// book's own list and against what chapters cite.
///
/// Such a fact states its works in brackets, separated by commas, each by words that identify it:
/// an arXiv number, a conference and a year, a title. It may begin with their number, as in
/// `2 references (arXiv 1603.07285, CVPR 2010)`.
public struct ListedReferences: Hashable, Sendable {
  /// One work of the document's list.
  public struct Item: Hashable, Sendable {
    /// The words of the fact.
    public var text: String

    /// The key of the book's entry that has all of these words; `nil` if none has.
    public var key: String?

    /// The paths of the chapters that cite the entry, in book order.
    public var chapters: [String]
  }

  /// The works in the order of the fact.
  public var items: [Item]

  /// Whether there are as many works as the fact says, or it does not say.
  public var isCountRight: Bool

  /// Whether every work is in the book's list, each as an entry of its own, and cited.
  public var isComplete: Bool {
    isCountRight && !items.isEmpty && items.allSatisfy { $0.key != nil && !$0.chapters.isEmpty }
  }

  /// Looks up the works that a fact states.
  init(of fact: Fact, in book: Book) {
    let list = fact.states.split(separator: "(", maxSplits: 1).dropFirst().first ?? ""
    let texts = list.prefix { $0 != ")" }.split(separator: ",").map { text in
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var free = book.bibliography.works
    items = texts.map { text in
      let words = Self.words(of: text)
      let index = free.firstIndex { work in words.isSubset(of: Self.words(of: work)) }
      let key = index.map { free.remove(at: $0).key }
      let chapters = book.chapters.filter { chapter in key.map(chapter.cites) ?? false }
      return Item(text: text, key: key, chapters: chapters.map(\.path))
    }
    let count = Int(fact.states.prefix { $0.isNumber })
    isCountRight = count == nil || count == items.count
  }

  /// All that an entry states, as words.
  private static func words(of work: Work) -> Set<String> {
    let authors = work.authors.flatMap { [$0.family, $0.given] }
    let kind = work.fields["eprint"] == nil ? [] : ["arXiv"]
    let values = Array(work.fields.values) + [work.title, String(work.year)]
    return words(of: (authors + kind + values).joined(separator: " "))
  }

  /// The words of a text, a number with its dots and a name with its hyphens being one.
  private static func words(of text: String) -> Set<String> {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && !".-".contains($0) }
    return Set(
      words.map { word in
        String(word.drop { ".-".contains($0) }.reversed().drop { ".-".contains($0) }.reversed())
      })
  }
}

extension Chapter {
  /// Whether the text cites a work.
  fileprivate func cites(_ key: String) -> Bool {
    blocks.contains { $0.cites(key) }
  }
}

extension Block {
  fileprivate func cites(_ key: String) -> Bool {
    text.contains { $0.cites(key) } || content.contains { $0.cites(key) }
  }
}

extension Inline {
  fileprivate func cites(_ key: String) -> Bool {
    switch self {
    case .citation(let works): works.contains { $0.key == key }
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content.contains { $0.cites(key) }
    default: false
    }
  }
}
