import Diagnostics

/// The works that a book cites: `chapters/references.bib`.
public struct Bibliography: Hashable, Sendable {
  /// The works in the order of the file.
  public private(set) var works: [Work]

  private let places: [String: Int]

  /// Creates a bibliography; of works with one key the first counts.
  public init(_ works: [Work] = []) {
    self.works = works
    places = Dictionary(
      works.indices.map { (works[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the work with a key.
  public subscript(key: String) -> Work? {
    places[key].map { works[$0] }
  }

  /// Returns how the text names a work: `Dumoulin and Visin 2016`, with a letter behind the year
  /// where two works would have one name.
  public func shortName(of work: Work) -> String {
    let alike = works.filter { $0.shortName == work.shortName }.map(\.key)
    guard alike.count > 1, let index = alike.firstIndex(of: work.key), index < 26 else {
      return work.shortName
    }
    return work.shortName + String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index)))
  }

  /// The works in the order of a list of references: by the first author, then by year.
  public var sorted: [Work] {
    works.sorted { ($0.shortName, $0.title) < ($1.shortName, $1.title) }
  }
}

/// An article, a book or a page that the book cites.
public struct Work: Hashable, Sendable {
  /// A person, or an organisation, whose name is all family name.
  public struct Author: Hashable, Sendable {
    /// The family name.
    public var family: String

    /// The given names; empty for an organisation.
    public var given: String

    /// Creates an author.
    public init(family: String, given: String = "") {
      self.family = family
      self.given = given
    }
  }

  /// The name by which chapters cite it, such as `dumoulin2016`.
  public var key: String

  /// The authors in the order of the title page.
  public var authors: [Author]

  /// The title.
  public var title: String

  /// The year.
  public var year: Int

  /// What else is stated, by BibTeX's names: `journal`, `eprint`, `url` and so on.
  public var fields: [String: String]

  /// Where its key stands in `references.bib`.
  public var range: SourceRange

  /// Creates a work.
  public init(
    key: String, authors: [Author], title: String, year: Int, fields: [String: String],
    range: SourceRange
  ) {
    self.key = key
    self.authors = authors
    self.title = title
    self.year = year
    self.fields = fields
    self.range = range
  }

  /// The authors and the year, in the fewest words.
  var shortName: String {
    let names = authors.map(\.family)
    let authors =
      switch names.count {
      case 0, 1: names.first ?? key
      case 2: "\(names[0]) and \(names[1])"
      default: "\(names[0]) et al."
      }
    return "\(authors) \(year)"
  }

  /// Where the work can be read, with what to call the place: `arXiv:1603.07285`.
  public var address: (name: String, url: String)? {
    if let eprint = fields["eprint"] {
      return ("arXiv:\(eprint)", "https://arxiv.org/abs/\(eprint)")
    }
    if let doi = fields["doi"] { return ("doi:\(doi)", "https://doi.org/\(doi)") }
    return fields["url"].map { url in
      (url.split(separator: "/").dropFirst().first.map(String.init) ?? url, url)
    }
  }

  /// Where the work appeared: a journal, a conference, a publisher; `nil` where none is stated.
  public var venue: String? {
    ["journal", "booktitle", "publisher", "organization", "howpublished"]
      .lazy.compactMap { fields[$0] }.first
  }
}

/// A mention of a work in the text: `[@dumoulin2016, section 4]`.
public struct WorkCitation: Hashable, Sendable {
  /// The work's key.
  public var key: String

  /// The place within the work, such as `section 4`.
  public var locator: String?

  /// Where the key stands, its `@` included.
  public var range: SourceRange

  /// Creates a citation.
  public init(key: String, locator: String? = nil, range: SourceRange) {
    self.key = key
    self.locator = locator
    self.range = range
  }
}
