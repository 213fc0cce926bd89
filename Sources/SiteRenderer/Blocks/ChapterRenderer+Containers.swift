import BookModel

/// Blocks between colons.
extension ChapterRenderer {
  /// Renders a container: its blocks in a frame that the stylesheet and scripts know.
  mutating func container(_ container: Container, content: [Block]) -> HTML {
    let id = container.id.flatMap { claimed($0) }
    if container.kind == .tabs { return tabs(content, id: id) }
    let content = blocks(content)
    return HTML("div", ["class": container.kind.rawValue, "id": id]) { content }
  }
}
