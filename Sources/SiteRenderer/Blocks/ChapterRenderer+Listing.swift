import BookModel

/// Code with numbered lines.
extension ChapterRenderer {
  /// Renders a snippet's code; a line ends with the numbers of the notes that explain it.
  ///
  /// The numbers are drawn by the stylesheet, so that they are no part of what is copied.
  mutating func listing(_ snippet: Snippet, isNumbered: Bool = true) -> HTML {
    let notes = isNumbered ? snippet.annotations : []
    var lines: [HTML] = []
    for (offset, line) in site.highlighter.lines(of: snippet.code).enumerated() {
      let marks = notes.filter { $0.line == offset + 1 }.map { note in
        mark(of: note, in: snippet)
      }
      lines.append(line + HTML.joined(marks))
    }
    return HTML("pre") { HTML("code", ["class": "swift"]) { HTML.lines(lines) } }
  }

  private mutating func mark(of note: Snippet.Annotation, in snippet: Snippet) -> HTML {
    HTML(
      "a",
      [
        "class": "note-mark", "href": "#\(snippet.anchor(ofNote: note.number))",
        "id": claimed(snippet.anchor(ofMark: note.number)), "data-number": "\(note.number)",
        "aria-label": "Note \(note.number)",
      ])
  }

  /// Renders the list that explains the numbered lines of a snippet.
  mutating func notes(_ list: List, of snippet: Int) -> HTML {
    guard case .snippet(let snippet)? = chapter.steps[at: snippet] else { return .empty }
    var items: [HTML] = []
    for (offset, item) in list.items.enumerated() {
      let number = (list.start ?? 1) + offset
      let text = self.text(of: item, isTight: list.isTight)
      let id = claimed(snippet.anchor(ofNote: number))
      items.append(
        HTML("li", ["id": id]) {
          HTML("div", ["class": "note-text"]) { text }
          HTML(
            "a",
            [
              "class": "note-back", "href": "#\(snippet.anchor(ofMark: number))",
              "aria-label": "To the line of note \(number)",
            ]
          ) { "↑" }
        })
    }
    let start = list.start.flatMap { $0 == 1 ? nil : String($0) }
    return HTML("ol", ["class": "line-notes", "start": start]) { items }
  }

  private mutating func text(of item: List.Item, isTight: Bool) -> HTML {
    if isTight, case .paragraph(let text)? = item.content.first?.kind {
      return inlines(text) + blocks(Array(item.content.dropFirst()))
    }
    return blocks(item.content)
  }
}

extension Snippet {
  /// The id of the text that explains lines with a number.
  fileprivate func anchor(ofNote number: Int) -> String { "line-note.\(index + 1).\(number)" }

  /// The id of the first line with a number.
  fileprivate func anchor(ofMark number: Int) -> String { "line-mark.\(index + 1).\(number)" }
}
