import Diagnostics

/// Checks what chapters say about each other, about facts and about files.
struct ReferenceChecker {
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  private let drafts: [ChapterDraft]
  private let listed: Set<String>
  private let facts: FactList?
  private let verdicts: [String: Fact.Verdict]
  private let labels: Labels
  private let bibliography: Bibliography?
  private let anchors: [String: Set<String>]
  private let figures: [String: Set<String>]
  private let folder: BookFolder
  private let settings: CourseSettings

  /// - Parameters:
  ///   - drafts: The chapters that could be read.
  ///   - listed: The paths of all chapters in the table of contents.
  ///   - facts: The facts; `nil` if they could not be read, in which case any may be cited.
  ///   - bibliography: The works; `nil` if they could not be read, in which case any may be cited.
  ///   - folder: The book's folder.
  ///   - settings: Where data files outside of it are.
  init(
    _ drafts: [ChapterDraft], listed: Set<String>, facts: FactList?, bibliography: Bibliography?,
    folder: BookFolder, settings: CourseSettings
  ) {
    self.drafts = drafts
    self.listed = listed
    self.facts = facts
    self.folder = folder
    self.settings = settings
    self.bibliography = bibliography
    labels = Labels(drafts.map(\.chapter))
    verdicts = Dictionary(
      (facts?.facts ?? []).map { ($0.id, $0.verdict) }, uniquingKeysWith: { $1 })
    anchors = Dictionary(
      drafts.map { ($0.chapter.path, $0.references.anchors) }, uniquingKeysWith: { $1 })
    figures = Dictionary(
      drafts.map { ($0.chapter.path, $0.references.figures) }, uniquingKeysWith: { $1 })
  }

  /// Checks everything.
  mutating func check() {
    checkIdentifiers()
    checkUncited()
    for draft in drafts {
      for citation in draft.references.citations { check(citation) }
      for document in draft.references.documents { check(document: document) }
      for label in draft.references.labels { check(label: label) }
      for work in draft.references.works { check(work: work) }
      for link in draft.references.links { check(link: link, in: draft.chapter.path) }
      for file in draft.references.data { check(data: file) }
      for image in draft.references.images { check(image: image, in: draft.chapter.path) }
    }
  }

  private mutating func checkIdentifiers() {
    var places: [String: SourceRange] = [:]
    for id in drafts.flatMap(\.references.ids) {
      guard let first = places[id.text] else {
        places[id.text] = id.range
        continue
      }
      report(
        "duplicate-id", "the id '\(id.text)' is given twice in the book", at: id.range,
        notes: ["the first is at \(first.path):\(first.start.line)"], help: "choose another name")
    }
  }

  private mutating func check(_ citation: References.Citation) {
    guard let facts else { return }
    let (id, range) = (citation.fact.text, citation.fact.range)
    guard let verdict = verdicts[id] else {
      let near = nearestName(to: id, in: facts.facts.lazy.map(\.id))
      return report(
        "unknown-fact", "no fact is called '\(id)'", at: range,
        help: near.map { "write '\($0)'" } ?? "add it to chapters/facts.yaml")
    }
    if citation.isRefutation && verdict != .erratum {
      report(
        "refuted-fact-holds",
        "the fact '\(id)' is refuted here, but its verdict is '\(verdict.rawValue)'",
        at: range, help: "make its verdict 'erratum' in chapters/facts.yaml, or do not refute it")
    }
  }

  private mutating func check(document: References.Name) {
    guard let facts, facts.documents[document.text] == nil else { return }
    let near = nearestName(to: document.text, in: facts.documents.keys.sorted())
    report(
      "unknown-document", "no document is called '\(document.text)'", at: document.range,
      help: near.map { "write '\($0)'" } ?? "add it to 'documents' in chapters/facts.yaml")
  }

  private mutating func check(label: References.Name) {
    guard labels.targets[label.text] == nil else { return }
    let names = labels.targets.keys.sorted()
    let kind = Labels.Kind.allCases.first { label.text.hasPrefix($0.prefix) }
    let alike = names.filter { name in kind.map { name.hasPrefix($0.prefix) } ?? true }
    let near = nearestName(to: label.text, in: alike) ?? nearestName(to: label.text, in: names)
    report(
      "unknown-label", "nothing in the book has the label '\(label.text)'", at: label.range,
      help: near.map { "write '@\($0)'" } ?? kind?.definition)
  }

  private mutating func check(work: References.Name) {
    guard let bibliography, bibliography[work.text] == nil else { return }
    let near = nearestName(to: work.text, in: bibliography.works.lazy.map(\.key))
    report(
      "unknown-citation", "no work is called '\(work.text)'", at: work.range,
      help: near.map { "write '@\($0)'" } ?? "add it to chapters/references.bib")
  }

  /// Warns of works that stand in the list for nothing.
  private mutating func checkUncited() {
    let cited = Set(drafts.flatMap(\.references.works).map(\.text))
    for work in bibliography?.works ?? [] where !cited.contains(work.key) {
      diagnostics.append(
        Diagnostic(
          "uncited-work", "no chapter cites '\(work.key)'", severity: .warning, at: work.range,
          help: "write '[@\(work.key)]' where the book uses it, or remove the entry"))
    }
  }

  private mutating func check(link: References.Name, in chapter: String) {
    let parts = link.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if let scheme = link.text.scheme {
      return check(scheme: scheme, of: link)
    }
    let target = parts.first.map(String.init) ?? ""
    let path = target.isEmpty ? chapter : Book.path(of: target, from: chapter)
    guard let path, listed.contains(path) || !path.hasSuffix(".md") && isFile(path) else {
      let near = path.flatMap(nearestChapter)
      return report(
        "broken-link", "the link leads nowhere: '\(link.text)'", at: link.range,
        help: near.map { "the nearest chapter is '\($0)'" })
    }
    guard parts.count == 2, let known = anchors[path] else { return }
    let anchor = String(parts[1]).withoutPercentEncoding ?? String(parts[1])
    guard !known.contains(anchor) else { return }
    if let link = FigureLink(Directive.Word(text: link.text, range: link.range)) {
      return check(link, in: path)
    }
    let near = nearestName(to: anchor, in: known.sorted())
    report(
      "broken-anchor", "'\(path)' has no heading or snippet '#\(anchor)'", at: link.range,
      help: near.map { "write '#\($0)'" })
  }

  /// A link that sets a figure leads to a chapter that has it; `FigureChecks` reads the state.
  private mutating func check(_ link: FigureLink, in path: String) {
    guard let known = figures[path], !known.contains(link.figure) else { return }
    let near = nearestName(to: link.figure, in: known.sorted())
    report(
      "broken-anchor", "'\(path)' has no live figure '\(link.figure)'", at: link.state.range,
      help: near.map { "write '#\($0)=\(link.state.text)'" })
  }

  /// Returns the chapter whose file name is most like that of a path.
  private func nearestChapter(to path: String) -> String? {
    let name: (String) -> String = { $0.split(separator: "/").last.map(String.init) ?? "" }
    let paths = listed.sorted()
    guard let near = nearestName(to: name(path), in: paths.lazy.map(name)) else { return nil }
    return paths.first { name($0) == near }
  }

  private mutating func check(scheme: String, of link: References.Name) {
    switch scheme {
    // Nobody follows those.
    case "http", "https", "mailto":
      break
    default:
      report(
        "broken-link", "a link begins with 'https:', 'http:' or 'mailto:', not '\(scheme):'",
        at: link.range)
    }
  }

  private mutating func check(image: References.Name, in chapter: String) {
    let path = image.text.scheme == nil ? Book.path(of: image.text, from: chapter) : nil
    guard let path, !image.text.isEmpty else {
      return report(
        "broken-image", "a picture is a file of the book: '\(image.text)'", at: image.range,
        help: "put the file below chapters/ and write its path from this chapter")
    }
    do {
      try folder.check(path, limit: BookFolder.pictureLimit)
    } catch {
      var diagnostic = error.diagnostic(for: path, at: image.range)
      diagnostic.id = "broken-image"
      diagnostics.append(diagnostic)
    }
  }

  private mutating func check(data file: References.Name) {
    if let problem = folder.problem(ofData: file.text, settings: settings, at: file.range) {
      diagnostics.append(problem)
    }
  }

  private func isFile(_ path: String) -> Bool {
    do {
      try folder.locate(path)
      return !path.isEmpty
    } catch {
      return false
    }
  }

  private mutating func report(
    _ id: String, _ message: String, at range: SourceRange, notes: [String] = [],
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: range, notes: notes, help: help))
  }
}

extension Labels.Kind {
  /// How an author makes a label of the kind.
  fileprivate var definition: String {
    switch self {
    case .section: "a section gets its label as in '## Heading {#sec-name}'"
    case .figure: "a figure gets its label as in '```swift {#fig-name .figure alt=\"…\"}'"
    case .equation: "a formula gets its label as in '```math {#eq-name}'"
    }
  }
}

extension String {
  /// What stands before the colon of an address such as `https://example.org`, in lower case.
  fileprivate var scheme: String? {
    guard let colon = firstIndex(of: ":"), colon > startIndex,
      utf8[..<colon].allSatisfy({ $0.isAlphanumeric || "+-.".utf8.contains($0) })
    else { return nil }
    return String(self[..<colon]).lowercased()
  }
}
