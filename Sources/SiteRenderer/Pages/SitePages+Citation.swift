import BookModel

/// How the book is cited: data for programs in each page, and a file for reference managers.
extension SitePages {
  /// Returns what a page is, as JSON-LD in the words of schema.org.
  ///
  /// - Parameters:
  ///   - page: The page's file name.
  ///   - title: Its title.
  ///   - summary: What is on it, in a sentence.
  /// - Returns: JSON that is safe within a `script` element.
  func structuredData(page: String, title: String, summary: String?) -> String {
    let settings = context.book.settings
    let isBook = page == PageMap.index
    let entry = context.pages.entries.first { $0.page == page }
    var fields = [
      ("@context", JSONText.string("https://schema.org")),
      ("@type", JSONText.string(isBook ? "Book" : entry == nil ? "WebPage" : "Chapter")),
      ("name", JSONText.string(title)),
      ("inLanguage", JSONText.string(settings.language)),
    ]
    if let about = summary ?? settings.description {
      fields.append(("description", .string(about)))
    }
    if let number = entry?.number { fields.append(("position", .string("\(number)"))) }
    if let minutes = entry?.chapter.frontMatter.minutes {
      fields.append(("timeRequired", .string("PT\(minutes)M")))
    }
    if let site = settings.site {
      fields.append(("url", .string(Self.address(of: page, at: site))))
    }
    if let licence = settings.licence {
      fields.append(("license", .string(Self.address(ofLicence: licence) ?? licence)))
    }
    if !settings.authors.isEmpty {
      let authors = settings.authors.map { name in
        JSONText.object([("@type", .string("Person")), ("name", .string(name))])
      }
      fields.append(("author", .list(authors)))
    }
    if !isBook {
      let book = [("@type", JSONText.string("Book")), ("name", .string(context.book.title))]
      fields.append(("isPartOf", .object(book)))
    }
    return JSONText.object(fields).text
  }

  /// Returns the entry of the book for reference managers, `citation.bib`.
  ///
  /// It has what `course.yaml` says; a book without authors is cited by its title.
  func citation() -> SiteFile {
    let settings = context.book.settings
    let author = settings.authors.map { "{\(Self.escaped($0))}" }.joined(separator: " and ")
    let fields = [
      ("title", "{\(Self.escaped(context.book.title))}"),
      ("author", settings.authors.isEmpty ? nil : author),
      ("version", settings.version.map(Self.escaped)),
      ("url", settings.site),
      ("language", settings.language),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)},\n" } }
    return SiteFile(
      path: "citation.bib", text: "@book{\(Self.key(of: context.book)),\n\(lines.joined())}\n")
  }

  /// The first author's last name, or what a citation without one begins with, and the first word of the title.
  private static func key(of book: Book) -> String {
    let name =
      book.settings.authors.first?.split(separator: " ").last.map { String($0) } ?? "course"
    let word = book.title.split(separator: " ").first.map { String($0) } ?? ""
    let key = (name + word).lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return key.isEmpty ? "course" : key
  }

  /// Text in which nothing is a command of TeX.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "{", "}", "&", "%", "$", "#", "_": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}

/// JSON whose fields stay in their order, safe within a `script` element.
private indirect enum JSONText {
  case string(String)
  case list([JSONText])
  case object([(String, JSONText)])

  var text: String {
    switch self {
    case .string(let value): Self.quoted(value)
    case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { Self.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      // No end of the element can be written.
      case "<": result += "\\u003c"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
