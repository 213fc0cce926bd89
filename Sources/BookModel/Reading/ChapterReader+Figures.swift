import Diagnostics

/// Figures: a snippet that draws, and the paragraph `Figure: …` behind it.
extension ChapterReader {
  private static let captionStart = "Figure:"

  /// Returns what a figure shows in words, and reports a figure without it.
  mutating func readAlternative(
    _ words: FenceWords, options: Set<Snippet.Option>, fence: Fence
  ) -> String? {
    let text = words.keys["alt"]
    guard options.contains(.figure) else {
      if let text {
        report(
          "unknown-attribute", "only a figure has an alternative text", at: text.range,
          help: "add '.figure' to the braces, or remove 'alt='")
      }
      return nil
    }
    if !options.isDisjoint(with: [.hidden, .norun, .nocompile, .traps]) {
      report(
        "conflicting-options", "a figure's code runs, and stands folded below its picture",
        at: fence.openingLine, help: "keep '.figure' alone")
    }
    guard let text, !text.text.allSatisfy(\.isWhitespace) else {
      report(
        "figure-without-text", "a figure has a text for those who do not see it",
        at: fence.openingLine, help: "add 'alt=\"…\"' to the braces: what the picture shows")
      return nil
    }
    return text.text
  }

  /// Whether a paragraph is the text below a picture.
  func isCaption(_ range: SourceRange) -> Bool {
    source.offset(of: range.start).map { source.has(Self.captionStart, at: $0) } ?? false
  }

  /// Returns a caption, whose figure may have its expectations between itself and it.
  mutating func readCaption(_ node: MarkdownNode, range: SourceRange) -> Block.Kind {
    let owner = openSnippet.flatMap { open in
      open.snippet.options.contains(.figure) && !open.hasCaption ? open.snippet : nil
    }
    guard let owner else {
      let isExcused = isBehindBrokenSnippet
      closeSnippet()
      if !isExcused {
        report(
          "caption-without-figure", "a caption follows the snippet that draws its figure",
          at: source.line(range.start.line),
          help: "add '.figure' to the snippet right before, or begin the paragraph otherwise")
      }
      return .paragraph(readInlines(of: node, in: range))
    }
    openSnippet?.hasCaption = true
    let content = readInlines(of: node, in: range).withoutCaptionStart
    if content.isEmpty {
      report(
        "figure-without-caption", "the caption is empty", at: source.line(range.start.line),
        help: "say behind 'Figure:' what the reader should see in it")
    }
    return .caption(snippet: owner.index, content: content)
  }

  /// Reports a figure behind which no caption stood.
  mutating func checkCaption(of open: OpenSnippet?) {
    guard let open, open.snippet.options.contains(.figure), !open.hasCaption else { return }
    report(
      "figure-without-caption", "a figure is followed by its caption",
      at: open.snippet.fence.openingLine,
      help: "add a paragraph 'Figure: …' behind it, with an empty line between")
  }
}

extension [Inline] {
  /// The text without the `Figure:` at its beginning.
  fileprivate var withoutCaptionStart: [Inline] {
    guard case .text(let text)? = first else { return self }
    let rest = text.dropFirst("Figure:".count).drop(while: \.isWhitespace)
    let others = rest.isEmpty ? [Inline](dropFirst().drop { $0 == .softBreak }) : Array(dropFirst())
    return rest.isEmpty ? others : [.text(String(rest))] + others
  }
}
