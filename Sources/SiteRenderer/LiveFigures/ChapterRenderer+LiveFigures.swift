import BookModel
import Drawing
import Explorables

/// Live figures: the picture of their first state, which the page's script takes over.
extension ChapterRenderer {
  /// Renders a figure; one that does not exist leaves its caption.
  mutating func liveFigure(_ directive: Directive) -> HTML {
    let request = FigureRequest(directive)
    let texts = directive.texts.mapValues(\.withPrintedApostrophes)
    let caption = texts[.caption] ?? ""
    guard let kind = request.kind else { return HTML("p") { caption } }
    hasExplorables = true
    let name = kind.name.text
    let shown = kind.shown(request.settings)
    return HTML(
      "figure",
      [
        "class": "explorable", "id": claimed(name), "data-figure": name,
        "data-state": shown.spelling.text, "aria-labelledby": "\(name).title",
      ]
    ) {
      landings(for: name)
      HTML("p", ["class": "figure-title", "id": "\(name).title"]) { kind.title.text }
      question(texts)
      HTML("div", ["class": "drawn"]) { HTML(drawn: shown.markup) }
      tools
      HTML("figcaption") { caption }
    }
  }

  /// What a reader may do with the figure as a whole, and where the page's script answers.
  private var tools: HTML {
    HTML("div", ["class": "figure-tools"]) {
      HTML("button", ["type": "button", "data-reset": ""]) { "Reset" }
      HTML("button", ["type": "button", "data-link": ""]) { "Copy link" }
      HTML("button", ["type": "button", "data-embed": ""]) { "Embed" }
      HTML("span", ["role": "status"]) { "" }
    }
  }

  private func question(_ texts: [FigureText: String]) -> HTML? {
    guard let ask = texts[.ask], let answer = texts[.answer] else { return nil }
    return HTML("details", ["class": "ask"]) {
      HTML("summary") {
        HTML("b") { "First guess: " }
        ask
      }
      HTML("p") { answer }
    }
  }

  /// Where links that set the figure lead in pages without scripts.
  private mutating func landings(for figure: String) -> HTML {
    let here = site.figureLinks[chapter.path]?.filter { $0.figure == figure } ?? []
    let ids = here.compactMap { claimed("\(figure)=\($0.state.text)") }
    return HTML.joined(ids.map { HTML("span", ["id": $0]) })
  }
}
