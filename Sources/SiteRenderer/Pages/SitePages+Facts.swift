import BookModel
import SnippetRunner

/// The page of sources and errata.
extension SitePages {
  /// Renders what each document states, whether it is so, and where the book proves it.
  func facts() -> SiteFile {
    let facts = context.book.facts.facts
    var values: [String: Any] = [:]
    values["tally"] = self.values(of: context.coverage.tally(), things: "fact")
    values["errata"] = facts.contains { $0.verdict == .erratum }
    values["documents"] = documentsInOrder.map { id, facts in
      document(id, facts: facts)
    }
    return framed(
      theme.page("facts", values), page: PageMap.facts, title: "Sources and errata")
  }

  /// The documents in the order of their first facts.
  private var documentsInOrder: [(id: String, facts: [Fact])] {
    var documents: [(id: String, facts: [Fact])] = []
    for fact in context.book.facts.facts {
      if let index = documents.firstIndex(where: { $0.id == fact.document }) {
        documents[index].facts.append(fact)
      } else {
        documents.append((fact.document, [fact]))
      }
    }
    return documents
  }

  private func document(_ id: String, facts: [Fact]) -> [String: Any] {
    var values: [String: Any] = [
      "anchor": "document.\(id)",
      "title": context.book.facts.documents[id]?.title ?? id,
      "facts": facts.map(entry),
    ]
    values["tally"] = self.values(of: context.coverage.tally(of: facts), things: "fact")
    return values
  }

  private func entry(_ fact: Fact) -> [String: Any] {
    let state = context.coverage.state(of: fact)
    let evidence = context.coverage.evidence(for: fact)
    var values: [String: Any] = [
      "id": fact.id,
      "anchor": context.anchor(of: fact),
      "kind": fact.kind.rawValue,
      "isErratum": fact.verdict == .erratum,
      "states": context.statement(fact.states).markup,
      "state": state.html.markup,
      "word": state == .notRun && evidence.isEmpty ? "Not checked by any chapter" : state.word,
      "style": state.rawValue,
      "evidence": evidence.map { line($0, below: state).markup },
    ]
    values["given"] = fact.given
    values["truth"] = fact.truth.map { context.statement($0).markup }
    return values
  }

  /// A step that cites a fact; its own sign is shown where it differs from the fact's.
  private func line(_ evidence: FactCoverage.Evidence, below state: CheckState) -> HTML {
    let page = context.pages.entry(of: evidence.chapter.path)?.page ?? ""
    return HTML("li") {
      if evidence.state != state { evidence.state.html }
      HTML("a", ["href": "\(page)#\(evidence.anchor)"]) { evidence.chapter.frontMatter.title }
      if evidence.isRefuted { ", which refutes it" }
      if let mark = evidence.mark, evidence.state != .notRun {
        " · "
        CivilDate(secondsSince1970: mark.time).html
      }
      if let error = evidence.largestError, !evidence.isRefuted {
        " · largest error \(CheckState.text(ofError: error))"
      }
    }
  }
}
