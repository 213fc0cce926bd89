import Diagnostics

/// Reads one chapter: its front matter, its blocks and the steps of its program.
///
/// Reading never stops at a mistake. Whatever cannot be given a meaning leaves a diagnostic and
/// becomes the nearest harmless thing: a wrong fence is shown as code, a wrong value as text.
/// What needs the rest of the book, such as links and facts, is left in `references`.
struct ChapterReader {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  var steps: [Step] = []
  var references = References()

  /// The snippet that expectations at this place belong to.
  var openSnippet: OpenSnippet?

  /// Whether the snippet right before this place could not be read, so that the fences behind it
  /// belong to nothing through no fault of theirs.
  var isBehindBrokenSnippet = false

  /// The quiz that is being read.
  var openQuiz: OpenQuiz?

  /// How many lines of colons were found in the middle of text.
  var joinedContainerLines = 0

  /// The lines of code, in which nothing else is looked for.
  var codeLines: Set<Int> = []

  /// How often a heading's own text was not enough to make its anchor.
  var slugCounts: [String: Int] = [:]

  /// The labels of the footnotes, in the order in which the text refers to them.
  var footnoteLabels: [String] = []

  /// Whether the running text is that of a link, in which another link cannot stand.
  var isInsideLink = false

  /// The bytes of the block whose running text is being read, from where comments are looked for.
  var inlineSearch = 0..<0

  /// Returns a chapter, with what is still to be checked against the rest of the book.
  static func read(_ file: SourceFile) -> ChapterDraft {
    var reader = ChapterReader(source: SourceText(file))
    let (frontMatter, markdown) = reader.readFrontMatter()
    let blocks = reader.readDocument(MarkdownParser.parse(markdown))
    let chapter = Chapter(
      path: file.path, source: file, frontMatter: frontMatter, blocks: blocks, steps: reader.steps,
      name: Chapter.name(ofFile: file.path),
      figureLinks: reader.references.links.compactMap { link in
        FigureLink(Directive.Word(text: link.text, range: link.range))
      })
    let diagnostics = reader.diagnostics + WritingChecker(chapter).diagnostics
    return ChapterDraft(
      chapter: chapter, references: reader.references,
      diagnostics: diagnostics.sortedBySourcePosition())
  }

  /// Whether fences are only shown, as in the text of an exercise.
  var showsCodeOnly = false

  init(source: SourceText) {
    self.source = source
  }

  mutating func readDocument(_ document: MarkdownNode) -> [Block] {
    // cmark moves footnotes to the end, ordered by their first reference.
    footnoteLabels = document.children.filter { $0.kind == .footnote }.map(footnoteLabel)
    let footnotes = document.children.filter { $0.kind == .footnote }
      .sorted { $0.start < $1.start }
    let others = document.children.filter { $0.kind != .footnote }
    let blocks = readBlocks(others.merged(with: footnotes))
    checkFootnotes()
    return blocks
  }

  /// Reports that something stands deeper than the parser goes.
  mutating func reportDepth(at range: SourceRange) {
    report(
      "nesting-too-deep", "blocks and text stand at most \(MarkdownParser.depthLimit) deep",
      at: range, help: "look for a list or quotation marker that is repeated by accident")
  }

  /// Adds a problem with some bytes of the chapter.
  mutating func report(
    _ id: String, _ message: String, at offsets: Range<Int>, label: String? = nil,
    notes: [String] = [], help: String? = nil
  ) {
    report(id, message, at: source.range(offsets), label: label, notes: notes, help: help)
  }

  /// Adds a problem with a stretch of the chapter.
  mutating func report(
    _ id: String, _ message: String, at range: SourceRange, label: String? = nil,
    notes: [String] = [], help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: range, label: label, notes: notes, help: help))
  }
}

extension [MarkdownNode] {
  /// Returns the nodes with others put where they stand in the file; both are in its order.
  fileprivate func merged(with others: [MarkdownNode]) -> [MarkdownNode] {
    var rest = others[...]
    var result: [MarkdownNode] = []
    for node in self {
      while let next = rest.first, node.start.line > 0, next.start < node.start {
        result.append(rest.removeFirst())
      }
      result.append(node)
    }
    return result + rest
  }
}

/// A chapter that has been read on its own.
struct ChapterDraft {
  var chapter: Chapter
  var references: References
  var diagnostics: [Diagnostic]
}

/// What a chapter says about other parts of the book, to be checked when all are read.
struct References {
  /// A name, and where it is written.
  struct Name {
    var text: String
    var range: SourceRange
  }

  /// A fact that a chapter cites.
  struct Citation {
    var fact: Name

    /// Whether the chapter says that the document is wrong.
    var isRefutation: Bool
  }

  /// The ids that the author gave to headings and snippets; no two in the book may be equal.
  var ids: [Name] = []

  /// The ids of all headings and snippets, for links to go to.
  var anchors: Set<String> = []

  /// The names of the live figures, for links to set.
  var figures: Set<String> = []

  var citations: [Citation] = []
  var documents: [Name] = []
  var links: [Name] = []

  /// The labels that `@sec-…`, `@fig-…` and `@eq-…` name.
  var labels: [Name] = []

  /// The keys of works in citations.
  var works: [Name] = []
  var images: [Name] = []

  /// The names of the data files that snippets read.
  var data: [Name] = []
}
