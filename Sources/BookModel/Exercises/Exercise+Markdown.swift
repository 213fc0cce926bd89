import Diagnostics

extension Exercise.Part {
  /// Reads a text in Markdown that stands in no file of its own, such as the hint of a known mistake.
  ///
  /// Code is only shown, and what cannot be read stays text.
  ///
  /// - Parameter text: The text.
  public init(markdown text: String) {
    var reader = ChapterReader(source: SourceText(SourceFile(path: "", text: text)))
    reader.showsCodeOnly = true
    self.init(text: text, blocks: reader.readDocument(MarkdownParser.parse(Array(text.utf8))))
  }
}
