import BookModel
import Diagnostics
import SnippetRunner

/// Renders the content of one chapter.
///
/// It keeps what a page needs beside its content: the headings, the footnotes in the order of
/// their references, the pictures, and what is wrong.
struct ChapterRenderer {
  /// A heading of the page.
  struct Heading {
    var level: Int
    var id: String
    var content: HTML
  }

  /// What all chapters of a site share.
  let site: SiteContext

  /// The chapter.
  let chapter: Chapter

  /// What its program did; `nil` if it has not been run.
  let result: ChapterResult?

  /// The headings below the title.
  private(set) var headings: [Heading] = []

  /// The pictures that the chapter shows, by their paths relative to the book.
  var pictures: Set<String> = []

  /// What is wrong with formulas, links and pictures.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether the chapter has a live figure.
  var hasExplorables = false

  /// The labels of footnotes in the order of their first references.
  var footnoteLabels: [String] = []

  /// The keys of the works that the text has cited so far.
  var citedWorks: [String] = []
  private var footnotes: [String: HTML] = [:]
  private var claimedIDs: Set<String> = []
  private var depth = 0

  /// The place of the block that is being rendered.
  private(set) var range: SourceRange?

  init(site: SiteContext, chapter: Chapter, result: ChapterResult?) {
    self.site = site
    self.chapter = chapter
    self.result = result
  }

  /// Renders the title: the chapter's first heading, or else that of its front matter.
  mutating func title() -> HTML {
    guard case .heading(1, let id, let content)? = chapter.blocks.first?.kind else {
      return HTML("h1") { chapter.frontMatter.title }
    }
    range = chapter.blocks.first?.range
    let text = inlines(content)
    return HTML("h1", ["id": claimed(id)]) { text }
  }

  /// Renders the chapter without its title.
  mutating func body() -> HTML {
    let titleless = chapter.startsWithTitle ? chapter.blocks.dropFirst() : chapter.blocks[...]
    return blocks(Array(titleless)) + footnoteList() + workList()
  }

  /// Renders blocks; a snippet takes the outputs and errors behind it into its frame.
  mutating func blocks(_ blocks: [Block]) -> HTML {
    guard depth < 50 else {
      report("nesting-too-deep", "blocks are nested more than 50 deep")
      return .empty
    }
    depth += 1
    defer { depth -= 1 }
    var result = HTML.empty
    var rest = blocks[...]
    while let block = rest.popFirst() {
      let outer = range
      range = block.range
      if case .step(.snippet(let snippet)) = block.kind {
        let consequences = rest.prefix { $0.isConsequence(of: snippet) }
        rest = rest.dropFirst(consequences.count)
        let steps = consequences.compactMap(\.step)
        result +=
          snippet.options.contains(.figure)
          ? figure(snippet, consequences: steps, caption: rest.lazy.compactMap(\.caption).first)
          : self.snippet(snippet, consequences: steps)
      } else {
        result += self.block(block)
      }
      range = outer
    }
    return result
  }

  private mutating func block(_ block: Block) -> HTML {
    switch block.kind {
    case .heading(let level, let id, let content):
      return heading(level: level, id: id, content: content)
    case .paragraph(let content): return HTML("p") { inlines(content) }
    case .quote(let content): return HTML("blockquote") { blocks(content) }
    case .callout(let callout, let content): return self.callout(callout, content: content)
    case .container(let container, let content):
      return self.container(container, content: content)
    case .list(let list):
      return list.annotatedSnippet.map { notes(list, of: $0) } ?? self.list(list)
    case .table(let table): return self.table(table)
    case .thematicBreak: return HTML("hr")
    case .formula(let id, let tex): return formula(tex, id: id)
    case .code(let language, let text):
      return HTML("div", ["class": "code"]) { code(text, language: language) }
    case .step(let step): return self.step(step)
    case .caption:
      // Stands in the frame of its figure.
      return .empty
    case .directive(let directive): return self.directive(directive)
    case .footnote(let label, let content):
      footnotes[label] = blocks(content)
      return .empty
    }
  }

  private mutating func heading(level: Int, id: String, content: [Inline]) -> HTML {
    let number = site.labels.number(ofSection: id, in: chapter.path).map { number in
      HTML("span", ["class": "number"]) { number } + HTML(text: " ")
    }
    let text = (number ?? .empty) + inlines(content)
    let id = claimed(id)
    if let id, (2...3).contains(level) {
      headings.append(Heading(level: level, id: id, content: text))
    }
    let link = id.map { id in
      HTML("a", ["class": "anchor", "href": "#\(id)", "aria-label": "Link to this section"]) {
        HTML("span", ["aria-hidden": "true"]) { "#" }
      }
    }
    let attributes: KeyValuePairs<StaticString, String?> = ["id": id]
    switch level {
    case ...2: return HTML("h2", attributes) { text + (link ?? .empty) }
    case 3: return HTML("h3", attributes) { text + (link ?? .empty) }
    case 4: return HTML("h4", attributes) { text }
    case 5: return HTML("h5", attributes) { text }
    default: return HTML("h6", attributes) { text }
    }
  }

  private mutating func list(_ list: List) -> HTML {
    let items = HTML.joined(list.items.map { item($0, isTight: list.isTight) })
    let start = list.start.flatMap { $0 == 1 ? nil : String($0) }
    let isTasks = list.items.contains { $0.isChecked != nil }
    return list.start == nil
      ? HTML("ul", ["class": isTasks ? "tasks" : nil]) { items }
      : HTML("ol", ["start": start]) { items }
  }

  private mutating func item(_ item: List.Item, isTight: Bool) -> HTML {
    let box = item.isChecked.map { isChecked in
      HTML("input", ["type": "checkbox", "disabled": "", "checked": isChecked ? "" : nil])
    }
    var content = item.content[...]
    var lead = HTML.empty
    if isTight, case .paragraph(let text)? = content.first?.kind {
      lead = inlines(text)
      content = content.dropFirst()
    }
    let rest = blocks(Array(content))
    return HTML("li") {
      if let box {
        HTML("label") {
          box
          " "
          lead
        }
      } else {
        lead
      }
      rest
    }
  }

  private mutating func table(_ table: Table) -> HTML {
    func style(_ column: Int) -> String? {
      guard table.alignments.indices.contains(column) else { return nil }
      return switch table.alignments[column] {
      case .center: "center"
      case .right: "right"
      default: nil
      }
    }
    let header = table.header.enumerated().map { column, cell in
      let content = inlines(cell)
      // An empty corner heads nothing.
      return content.isEmpty
        ? HTML("td") : HTML("th", ["scope": "col", "class": style(column)]) { content }
    }
    let rows = table.rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let content = inlines(cell)
        return HTML("td", ["class": style(column)]) { content }
      }
      return HTML("tr") { cells }
    }
    return HTML("div", ["class": "scroll"]) {
      HTML("table", ["class": "grid"]) {
        HTML("thead") { HTML("tr") { header } }
        HTML("tbody") { rows }
      }
    }
  }

  private func footnoteList() -> HTML {
    let known = footnoteLabels.filter { footnotes[$0] != nil }
    guard !known.isEmpty else { return .empty }
    return HTML("section", ["class": "footnotes", "aria-labelledby": "page.footnotes"]) {
      HTML("h2", ["id": "page.footnotes"]) { "Notes" }
      HTML("ol") {
        known.enumerated().map { number, label in
          HTML("li", ["id": "note.\(number + 1)"]) {
            footnotes[label]
            HTML("a", ["href": "#note.\(number + 1).back", "aria-label": "Back to the text"]) {
              "↩"
            }
          }
        }
      }
    }
  }
}

extension ChapterRenderer {
  /// Returns an id if no element of the page has it yet.
  mutating func claimed(_ id: String) -> String? {
    claimedIDs.insert(id).inserted ? id : nil
  }

  /// Notes something wrong with the block that is being rendered.
  mutating func report(
    _ id: String, _ message: String, severity: Diagnostic.Severity = .error,
    at place: SourceRange? = nil, help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(id, message, severity: severity, at: place ?? range, help: help))
  }
}

extension Chapter {
  /// Whether the first block repeats the title of the front matter as a heading.
  var startsWithTitle: Bool {
    if case .heading(1, _, _)? = blocks.first?.kind { true } else { false }
  }
}

extension Block {
  /// The step that the block is.
  var step: Step? {
    if case .step(let step) = kind { step } else { nil }
  }

  /// The text, if the block is a figure's caption.
  fileprivate var caption: [Inline]? {
    if case .caption(_, let content) = kind { content } else { nil }
  }

  fileprivate func isConsequence(of snippet: Snippet) -> Bool {
    switch step {
    case .output(let output): output.snippet == snippet.index
    case .error(let error): error.snippet == snippet.index
    case .trace(let trace): trace.snippet == snippet.index
    default: false
    }
  }
}
