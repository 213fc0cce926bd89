import BookModel
import Diagnostics
import Expectations
import SnippetRunner
import Testing

@testable import SiteRenderer

@Suite struct TracePageTests {
  /// The page of a chapter whose first snippet did something.
  private func page(
    _ text: String, steps: [TraceStep]? = nil, outcome: StepOutcome = .notRun
  ) -> String {
    let source = SourceFile(path: "chapters/01.md", text: "---\ntitle: T\n---\n\n" + text)
    let (chapter, diagnostics) = Chapter.read(source)
    #expect(diagnostics == [])
    let book = Book(
      root: "/book", title: "B", summary: [], chapters: [chapter], facts: FactList(),
      diagnostics: [], sources: [:])
    let result = ChapterResult(
      path: chapter.path, outcomes: chapter.steps.map { _ in outcome }, diagnostics: [],
      mark: CheckedMark(time: 0, toolchain: "Swift 6", library: "ab"), isCached: false, seconds: 0,
      traces: steps.map { [0: $0] } ?? [:])
    var renderer = ChapterRenderer(
      site: SiteContext(book: book, results: [result]), chapter: chapter, result: result)
    return renderer.body().markup
  }

  private static let code = "```swift {#one .trace}\nvar y = 1  // <1>\ny += 2\n```\n"
  private static let notes = "\n1. Begins < one.\n"

  @Test func numbersLinesAndTheirNotes() {
    let markup = page(Self.code + Self.notes)
    #expect(
      markup.contains(
        "= <span class=\"n\">1</span><a class=\"note-mark\" href=\"#line-note.1.1\" "
          + "id=\"line-mark.1.1\" data-number=\"1\" aria-label=\"Note 1\"></a>\n</span>"))
    #expect(!markup.contains("&lt;1&gt;"))
    #expect(
      markup.contains(
        "<ol class=\"line-notes\"><li id=\"line-note.1.1\"><div class=\"note-text\">Begins &lt; one."
      ))
    #expect(markup.contains("href=\"#line-mark.1.1\" aria-label=\"To the line of note 1\""))
  }

  @Test func showsWhatEachLineDid() {
    let three = TensorValue(shape: [], elementType: .int64, elements: [3])
    let markup = page(
      Self.code + Self.notes,
      steps: [
        TraceStep(
          kind: .binding, snippet: 0, line: 1, depth: 0,
          values: [TracedValue(name: "y", content: .text("<1>"))]),
        TraceStep(
          kind: .assignment("+="), snippet: 0, line: 2, depth: 1,
          values: [TracedValue(name: "y", content: .tensor(three))]),
        TraceStep(kind: .round(2, of: 3), snippet: 0, line: 2, depth: 0),
        TraceStep(kind: .stepsLeftOut(7), snippet: 0, line: 2, depth: 0),
      ])
    #expect(markup.contains("<div class=\"own\" data-listing=\"0\"><pre"))
    #expect(markup.contains("<tr data-line=\"1\" data-listing=\"0\"><td>1</td><td>1</td>"))
    #expect(markup.contains("<code>y =</code> <samp>&lt;1&gt;</samp>"))
    #expect(
      markup.contains(
        "<td class=\"depth-1\"><div class=\"bound\"><p><code>y =</code> <samp>3</samp>"))
    #expect(markup.contains("<p>round 2 of 3</p>"))
    #expect(markup.contains("<p>7 more steps are left out</p>"))
  }

  @Test func marksThePartThatWasWritten() {
    let whole = TensorValue(shape: [2, 3], elements: [0, 1, 2, 3, 4, 5])
    let part = TensorValue(shape: [2], elements: [1, 2])
    let markup = page(
      Self.code + Self.notes,
      steps: [
        TraceStep(
          kind: .assignment("+="), snippet: 0, line: 2, depth: 0,
          values: [
            TracedValue(
              name: "y[0, 1..<3]", content: .tensor(part), operand: .tensor(part),
              whole: .init(
                content: .tensor(whole),
                axes: [.init(first: 0, count: 1, step: 1), .init(first: 1, count: 2, step: 1)]))
          ])
      ])
    #expect(markup.contains("<code>y[0, 1..&lt;3] +=</code> <samp>[1, 2]</samp>"))
    #expect(markup.contains("<code>y</code> is now"))
    let cells = markup.split(separator: "<td").filter { $0.contains("written") }
    #expect(cells.map { $0.drop { $0 != ">" }.dropFirst().prefix(1) } == ["1", "2"])
  }

  @Test func keepsTheTextOfAStateThatDiffers() {
    let text = Self.code + "```trace\n1  y = 9\n```\n" + Self.notes
    let differing = page(text, outcome: .output(actual: "1  y = 1\n", matches: false))
    #expect(differing.contains("1  y = 9") && differing.contains("1  y = 1"))
    #expect(differing.contains("class=\"state failed\""))
    let proven = page(text, outcome: .output(actual: "1  y = 9\n", matches: true))
    #expect(!proven.contains("1  y = 9") && proven.contains("class=\"state proven\""))
  }
}
