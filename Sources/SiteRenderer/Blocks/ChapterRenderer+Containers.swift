import BookModel

/// Blocks between colons.
extension ChapterRenderer {
  /// Renders a container: its blocks in a frame that the stylesheet and scripts know.
  mutating func container(_ container: Container, content: [Block]) -> HTML {
    let id = container.id.flatMap { claimed($0) }
    let content = blocks(content)
    guard container.kind == .answers else {
      return HTML("div", ["class": container.kind.rawValue, "id": id]) { content }
    }
    return HTML("details", ["class": "answers", "id": id]) {
      HTML("summary") { "Answers" }
      content
    }
  }
}
