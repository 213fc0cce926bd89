import BookModel

/// What fences ask for that is no code.
extension ChapterRenderer {
  /// Renders what a directive asks for.
  mutating func directive(_ directive: Directive) -> HTML {
    switch directive.name {
    case .explorable:
      liveFigure(directive)
    case .exercise: exercise(directive.argument.text)
    }
  }
}
