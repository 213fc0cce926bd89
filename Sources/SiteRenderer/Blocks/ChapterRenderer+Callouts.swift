import BookModel
import SnippetRunner

/// Coloured boxes.
extension ChapterRenderer {
  /// Renders a callout; an erratum opens with what its document says and what is so.
  mutating func callout(_ callout: Callout, content: [Block]) -> HTML {
    let fact = callout.fact.flatMap { site.book.facts[$0] }
    let text = blocks(content)
    return HTML("aside", ["class": "callout \(callout.kind.rawValue)"]) {
      HTML("p", ["class": "title"]) {
        HTML("span", ["class": "sign", "aria-hidden": "true"]) { sign(of: callout.kind) }
        callout.kind.rawValue.prefix(1).uppercased() + callout.kind.rawValue.dropFirst()
        if let fact, let document = site.book.facts.documents[fact.document] {
          " in "
          HTML("cite") { document.title }
        }
      }
      if callout.kind == .erratum, let fact { contradiction(in: fact) }
      text
      if callout.kind == .erratum, let fact { evidence(of: fact) }
    }
  }

  private func sign(of kind: Callout.Kind) -> String {
    switch kind {
    case .note: "i"
    case .tip: "→"
    case .important: "!"
    case .warning, .caution: "⚠"
    case .erratum: "≠"
    }
  }

  private func contradiction(in fact: Fact) -> HTML {
    HTML("dl", ["class": "contradiction"]) {
      HTML("div", ["class": "stated"]) {
        HTML("dt") { "The document says" }
        HTML("dd") { site.statement(fact.states) }
      }
      fact.truth.map { truth in
        HTML("div", ["class": "so"]) {
          HTML("dt") { "What is so" }
          HTML("dd") { site.statement(truth) }
        }
      }
    }
  }

  private func evidence(of fact: Fact) -> HTML {
    let state = CheckState(site.coverage[fact.id]?.status)
    return HTML("p", ["class": "mark"]) {
      state.html
      HTML("span", ["class": "word"]) {
        state == .proven
          ? "Both proven by running code" : fact.citation.map { "By \($0)" } ?? state.word
      }
      " · "
      site.link(to: fact)
    }
  }
}
