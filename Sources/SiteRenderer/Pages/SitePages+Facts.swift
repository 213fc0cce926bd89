import BookModel
import SnippetRunner

/// The page of sources and errata.
extension SitePages {
  /// Renders what each document states, whether it is so, and where the book proves it.
  func facts() -> SiteFile {
    framed(
      factsContent(), page: PageMap.facts, title: Self.factsTitle, source: "chapters/facts.yaml")
  }

  /// What the page of sources is called.
  static let factsTitle = "Sources and errata"

  /// Renders what stands in the frame of the page of sources.
  func factsContent() -> String {
    var values: [String: Any] = [:]
    let entries = context.coverage.entries
    values["tally"] = Self.values(of: CheckTally(of: entries), things: "fact")
    values["errata"] = !context.coverage.errata.isEmpty
    values["grades"] = grades
    values["cited"] = context.coverage.entries(marked: .cited).count
    values["opinions"] = context.coverage.entries(marked: .opinion).count
    values["documents"] = documentsInOrder.map { id, entries in document(id, entries) }
    return theme.page("facts", values)
  }

  /// The documents in the order of their first facts.
  private var documentsInOrder: [(id: String, entries: [FactCoverage.Entry])] {
    var documents: [(id: String, entries: [FactCoverage.Entry])] = []
    for entry in context.coverage.entries {
      if let index = documents.firstIndex(where: { $0.id == entry.fact.document }) {
        documents[index].entries.append(entry)
      } else {
        documents.append((entry.fact.document, [entry]))
      }
    }
    return documents
  }

  private func document(_ id: String, _ entries: [FactCoverage.Entry]) -> [String: Any] {
    var values: [String: Any] = [
      "anchor": "document.\(id)",
      "title": context.book.facts.documents[id]?.title ?? id,
      "facts": entries.map(values),
    ]
    values["tally"] = Self.values(of: CheckTally(of: entries), things: "fact")
    return values
  }

  private func values(of entry: FactCoverage.Entry) -> [String: Any] {
    let fact = entry.fact
    let state = CheckState(entry.status)
    var values: [String: Any] = [
      "id": fact.id,
      "anchor": context.anchor(of: fact),
      "kind": fact.kind.rawValue,
      "isErratum": fact.verdict == .erratum,
      "states": context.statement(fact.states).markup,
      "claim": Self.line(of: fact.states),
      "correction": fact.truth.map(Self.line) ?? "",
      "documentTitle": context.book.facts.documents[fact.document]?.title ?? fact.document,
      "chapter": entry.citations.lazy.compactMap { context.pages.entry(of: $0.path) }.first
        .map { $0.chapter.frontMatter.title } ?? false,
      "state": state.html.markup,
      "word": state == .notRun && entry.citations.isEmpty && entry.exercises.isEmpty
        ? "Not checked by any chapter" : state.word,
      "style": state.rawValue,
      "evidence":
        (entry.citations.map { line($0, below: state) } + entry.exercises.map(line)
        + (entry.references?.items ?? []).map(line)).map(\.markup),
    ]
    values["given"] = fact.given
    values["truth"] = fact.truth.map { context.statement($0).markup }
    values["grade"] = fact.grade.map { " · \($0.words)" }
    values["source"] = fact.citation
    return values
  }

  /// How many errata there are of each grade, in words.
  private var grades: String {
    let errata = context.coverage.errata.compactMap(\.fact.grade)
    return Fact.Grade.allCases.map { grade in
      "\(errata.count { $0 == grade }) \(grade.plural)"
    }.joined(separator: ", ")
  }

  /// What a fact states on one line: of a print, the first.
  static func line(of statement: String) -> String {
    let lines = statement.split(separator: "\n", maxSplits: 1)
    return lines.count > 1 ? "\(lines[0]) …" : statement
  }

  /// A work of a document's list, with the chapters that cite it.
  private func line(_ item: ListedReferences.Item) -> HTML {
    let work = item.key.flatMap { context.book.bibliography[$0] }
    return HTML("li") {
      CheckState(agrees: work != nil && !item.chapters.isEmpty).html
      if let work { work.html } else { item.text }
      item.chapters.compactMap(context.pages.entry).map { entry in
        HTML(text: " · ")
          + HTML("a", ["href": entry.page]) { entry.chapter.frontMatter.title }
      }
    }
  }

  /// An exercise that proves a fact.
  private func line(_ check: FactCoverage.ExerciseCheck) -> HTML {
    let exercise = context.book.exercises.first { $0.id == check.exercise }
    let entry = exercise.flatMap { exercise in
      context.pages.entries.first { $0.chapter.name == exercise.chapter }
    }
    return HTML("li") {
      "Exercise “\(exercise?.title ?? check.exercise)”"
      if let entry {
        " · "
        HTML("a", ["href": entry.page]) { entry.chapter.frontMatter.title }
      }
    }
  }

  /// A step that cites a fact; its own sign is shown where it differs from the fact's.
  private func line(_ citation: FactCoverage.Citation, below state: CheckState) -> HTML {
    let own = CheckState(agrees: citation.agrees)
    let entry = context.pages.entry(of: citation.path)
    let target = "\(entry?.page ?? "")#\(citation.step.anchor)"
    return HTML("li") {
      if own != state { own.html }
      HTML("a", ["href": target]) { entry?.chapter.frontMatter.title ?? citation.path }
      if citation.isRefuted { ", which refutes it" }
      if own != .notRun {
        " · "
        CivilDate(secondsSince1970: citation.mark.time).html
      }
      if let error = citation.largestError {
        " · largest error \(CheckState.text(ofError: error))"
      }
    }
  }
}

extension Fact.Grade {
  /// What readers are told of an erratum.
  var words: String {
    switch self {
    case .misleads: "misleads"
    case .imprecise: "imprecise"
    case .slip: "a slip"
    }
  }

  /// What several errata do or are.
  fileprivate var plural: String {
    switch self {
    case .misleads: "would mislead a reader"
    case .imprecise: "are imprecise"
    case .slip: "are slips"
    }
  }
}
