import BookModel
import Pictures
import SnippetRunner

/// Pictures that snippets draw.
extension ChapterRenderer {
  /// Renders a figure: the picture, its number and caption, and the code that drew it.
  mutating func figure(_ snippet: Snippet, consequences: [Step], caption: [Inline]?) -> HTML {
    let id = snippet.id.flatMap { claimed($0) }
    let name = "Figure \(site.labels.number(ofFigure: snippet.index, in: chapter.path) ?? "")"
    let drawing = drawing(of: snippet, called: name)
    let text = inlines(caption ?? [])
    let code = self.snippet(snippet, consequences: consequences)
    let figure = HTML("figure", ["class": "figure", "id": id]) {
      drawing
      HTML("figcaption") {
        HTML("span", ["class": "number"]) { name }
        " "
        text
      }
    }
    // Nothing may follow the caption inside a figure.
    return figure
      + HTML("details", ["class": "set-up"]) {
        HTML("summary") { "The code that draws it" }
        code
      }
  }

  private func drawing(of snippet: Snippet, called name: String) -> HTML {
    let alternative = snippet.alternative ?? ""
    guard let picture = result?.figures[snippet.index] else {
      return HTML("p", ["class": "not-drawn"]) { "Not drawn yet. \(alternative)" }
    }
    return HTML("div", ["class": "scroll"]) {
      HTML(
        picture, name: name, description: alternative,
        idPrefix: "picture.\(snippet.index + 1).")
    }
  }
}
