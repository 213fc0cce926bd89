import BookModel

/// Blocks between colons.
extension ChapterRenderer {
  /// Renders a container: its blocks in a frame that the stylesheet and scripts know.
  mutating func container(_ container: Container, content: [Block]) -> HTML {
    let id = container.id.flatMap { claimed($0) }
    switch container.kind {
    case .tabs:
      return tabs(content, id: id)
    case .answers:
      let content = blocks(content)
      return HTML("details", ["class": "answers", "id": id]) {
        HTML("summary") { "Answers" }
        content
      }
    case .quiz:
      return blocks(content)
    }
  }
}
