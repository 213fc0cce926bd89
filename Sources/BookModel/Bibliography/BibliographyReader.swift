import Diagnostics

/// Reads `references.bib`: the part of BibTeX that states facts.
///
///     file  ::= ( entry | "%" anything to the line's end )*
///     entry ::= "@" type "{" key ( "," name "=" value )* ","? "}"
///     value ::= "{" text with braces in pairs "}" | '"' text without quotes '"' | digits
///
/// Strings, macros, `#` and TeX commands are left out: names are written in UTF-8.
struct BibliographyReader {
  /// The fields that every work has.
  private static let required = ["author", "title", "year"]

  /// The fields that a work may have beside.
  private static let optional = [
    "archiveprefix", "booktitle", "chapter", "doi", "edition", "editor", "eprint", "howpublished",
    "isbn", "journal", "note", "number", "organization", "pages", "primaryclass", "publisher",
    "series", "url", "volume",
  ]

  private static let types = [
    "article", "book", "inbook", "incollection", "inproceedings", "manual", "misc", "online",
    "phdthesis", "techreport",
  ]

  private var scanner: BibliographyScanner
  private var works: [Work] = []
  private var diagnostics: [Diagnostic] = []
  private var keys: Set<String> = []

  /// Returns the works of a file, and what is wrong with them.
  static func read(_ file: SourceFile) -> (bibliography: Bibliography, diagnostics: [Diagnostic]) {
    var reader = BibliographyReader(scanner: BibliographyScanner(SourceText(file)))
    reader.read()
    return (Bibliography(reader.works), reader.diagnostics.sortedBySourcePosition())
  }

  private init(scanner: BibliographyScanner) {
    self.scanner = scanner
  }

  private mutating func read() {
    do throws(BibliographyScanner.Problem) {
      while let entry = try scanner.nextEntry() { read(entry) }
    } catch {
      // Behind a broken entry nothing can be told apart.
      report(error.message, at: error.range, help: error.help)
    }
  }

  private mutating func read(_ entry: BibliographyScanner.Entry) {
    check(entry)
    var values: [String: String] = [:]
    for field in entry.fields {
      let name = field.name.text
      if values.updateValue(field.value.text, forKey: name) != nil {
        report("the field '\(name)' stands twice", at: field.name.range)
      }
      check(field)
    }
    let missing = Self.required.filter { values[$0] == nil }
    for name in missing {
      report(
        "'\(entry.key.text)' has no field '\(name)'", at: entry.key.range,
        help: "add '\(name) = {…}'")
    }
    guard missing.isEmpty, let year = values["year"].flatMap({ Int($0) }) else { return }
    works.append(
      Work(
        key: entry.key.text, authors: Self.authors(values["author"] ?? ""),
        title: values["title"] ?? "", year: year,
        fields: values.filter { !Self.required.contains($0.key) },
        range: scanner.source.range(entry.key.range)))
  }

  private mutating func check(_ entry: BibliographyScanner.Entry) {
    if !Self.types.contains(entry.type.text) {
      report(
        "no kind of work is called '\(entry.type.text)'", at: entry.type.range,
        help: nearestName(to: entry.type.text, in: Self.types).map { "write '@\($0)'" })
    }
    if !keys.insert(entry.key.text).inserted {
      report(
        "two works are called '\(entry.key.text)'", at: entry.key.range,
        help: "choose another key")
    }
  }

  private mutating func check(_ field: BibliographyScanner.Field) {
    let (name, value) = (field.name.text, field.value.text)
    let names = Self.required + Self.optional
    guard names.contains(name) else {
      return report(
        "a work has no field '\(name)'", at: field.name.range,
        help: nearestName(to: name, in: names).map { "write '\($0)'" })
    }
    if value.allSatisfy(\.isWhitespace) {
      report("the field '\(name)' is empty", at: field.name.range)
    } else if let rule = Self.rule(for: name, value: value) {
      report("\(rule), not '\(value)'", at: field.value.range)
    }
  }

  /// What a field's value must be; `nil` for a value that is fine.
  private static func rule(for name: String, value: String) -> String? {
    switch name {
    case "year":
      value.wholeMatch(of: /[0-9]{4}/) == nil ? "a year has four digits" : nil
    case "eprint":
      value.wholeMatch(of: /[0-9]{4}\.[0-9]{4,5}/) == nil
        ? "an eprint is arXiv's number, such as '1603.07285'" : nil
    case "doi":
      value.wholeMatch(of: /10\.[0-9]{4,}\/[!-~]+/) == nil
        ? "a doi begins with '10.', without an address before it" : nil
    case "url":
      value.wholeMatch(of: /https?:\/\/[!-~]+/) == nil ? "a url begins with 'https://'" : nil
    default:
      value.contains("\\") ? "a value holds no TeX; letters are written as they are" : nil
    }
  }

  /// Takes `Last, First and Last, First` apart; a name with neither comma nor space is whole.
  private static func authors(_ text: String) -> [Work.Author] {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.split { $0 == "and" }.map { words in
      let parts = words.joined(separator: " ").split(separator: ",", maxSplits: 1)
      let family = parts.first?.trimmingSpaces() ?? ""
      if parts.count == 2 {
        return Work.Author(family: String(family), given: String(parts[1].trimmingSpaces()))
      }
      return Work.Author(family: words.joined(separator: " "))
    }
  }

  private mutating func report(_ message: String, at place: Range<Int>, help: String? = nil) {
    diagnostics.append(
      Diagnostic("invalid-bibtex", message, at: scanner.source.range(place), help: help))
  }
}
