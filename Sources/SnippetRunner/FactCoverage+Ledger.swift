import BookModel
import Diagnostics

/// The ledger: every fact of `facts.yaml` has its check.
extension FactCoverage {
  /// What is missing, in the order of `facts.yaml`.
  ///
  /// It looks at what chapters cite, not at how the runs ended, so that one chapter that does not
  /// compile does not make all of its facts wrong. Only the coverage of a whole book has a ledger.
  public var ledger: [Diagnostic] {
    entries.compactMap { entry in
      guard let problem = entry.gap else {
        return entry.fact.pending == nil ? nil : entry.closedPending
      }
      return entry.fact.pending == nil ? problem : nil
    }
  }
}

extension FactCoverage.Entry {
  /// What the fact lacks; `nil` if all is there.
  fileprivate var gap: Diagnostic? {
    // A source or a reader decides, or an exercise shows both halves.
    if fact.mark != .run || !exercises.isEmpty { return nil }
    if citations.isEmpty, let references { return references.gap(of: fact) }
    guard let first = citations.first else {
      return Diagnostic(
        "fact-unchecked", "no chapter checks the fact '\(fact.id)'", at: fact.range,
        help: "cite it where code checks it: '```check {fact=\(fact.id)}'")
    }
    guard fact.verdict == .erratum, citations.allSatisfy({ $0.isRefuted == first.isRefuted })
    else { return nil }
    let (lacking, help) =
      first.isRefuted
      ? ("what is so instead", "without '.refuted', that asserts what is so")
      : ("that the document is wrong", "with '.refuted', that holds what the document says")
    return Diagnostic(
      "fact-half-checked", "no chapter shows \(lacking) for '\(fact.id)'", at: fact.range,
      notes: ["the other half is at \(first.path):\(first.line)"], help: "add a fence \(help)")
  }

  /// A fact that is said to wait for its check, and has one.
  fileprivate var closedPending: Diagnostic {
    Diagnostic(
      "fact-not-pending", "the fact '\(fact.id)' is checked, and is said to wait for its check",
      severity: .warning, at: fact.range, help: "remove 'pending' from it")
  }
}

extension ListedReferences {
  /// What a list of references lacks; `nil` if all is there.
  fileprivate func gap(of fact: Fact) -> Diagnostic? {
    if isComplete { return nil }
    var notes = items.filter { $0.key == nil }.map { "no entry of its own has '\($0.text)'" }
    notes += items.filter { $0.key != nil && $0.chapters.isEmpty }.map { item in
      "no chapter cites '\(item.key ?? item.text)'"
    }
    if !isCountRight { notes.append("the fact lists \(items.count)") }
    return Diagnostic(
      "fact-unchecked", "the references of '\(fact.id)' are not all listed and cited",
      at: fact.range, notes: notes, help: "complete chapters/references.bib, and cite each work")
  }
}
