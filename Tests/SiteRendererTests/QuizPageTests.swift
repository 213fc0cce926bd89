import BookModel
import Diagnostics
import SnippetRunner
import Testing

@testable import SiteRenderer

@Suite struct QuizPageTests {
  /// The page of a chapter with one quiz, which the run has proved or not.
  private func page(_ text: String, holds: Bool? = true) -> String {
    let source = SourceFile(path: "chapters/01.md", text: "---\ntitle: T\n---\n\n" + text)
    let (chapter, diagnostics) = Chapter.read(source)
    #expect(diagnostics == [])
    let book = Book(
      root: "/book", title: "B", summary: [], chapters: [chapter], facts: FactList(),
      diagnostics: [], sources: [:])
    let outcome = holds.map { StepOutcome.conditions([$0], holds: $0) } ?? .notRun
    let result = ChapterResult(
      path: chapter.path, outcomes: chapter.steps.map { _ in outcome }, diagnostics: [],
      mark: CheckedMark(time: 0, toolchain: "Swift 6", library: "ab"), isCached: false, seconds: 0)
    var renderer = ChapterRenderer(
      site: SiteContext(book: book, results: [result]), chapter: chapter, result: result)
    return renderer.body().markup
  }

  @Test func foldsAnswers() {
    #expect(
      page(":::{answers #a}\n\nSeven.\n\n:::\n")
        == #"<details class="answers" id="a"><summary>Answers</summary><p>Seven.</p></details>"#)
  }

  private let choice = """
    :::{quiz #q}

    How *many*?

    - [x] 7<!--= rows -->
      > So it is.
    - [ ] 9<!--= rows + 2 -->
      > Too many.

    And so on.

    :::
    """

  @Test func offersOneChoiceByRadioButtons() {
    let markup = page(choice)
    #expect(markup.hasPrefix(#"<form class="quiz" id="q" data-form="one">"#))
    #expect(markup.contains(#"<fieldset aria-labelledby="step.1">"#))
    #expect(markup.contains(#"<div class="question" id="step.1">"#))
    #expect(markup.contains("<p>How <em>many</em>?</p>"))
    #expect(
      markup.contains(
        #"<input type="radio" name="quiz.q" value="1"><span>7</span></label></fieldset>"#))
  }

  @Test func offersSeveralChoicesByCheckboxes() {
    let markup = page(choice.replacing("- [ ] 9", with: "- [x] 8<!--= a -->\n- [ ] 9"))
    #expect(markup.contains(#"data-form="several""#))
    #expect(markup.contains(#"<input type="checkbox" name="quiz.q" value="2">"#))
    #expect(markup.contains("Choose every right answer."))
  }

  @Test func showsAnswersAndKeyInTheSameShuffledOrder() throws {
    let items = (1...6).map { "- [\($0 == 1 ? "x" : " ")] c\($0) <!--? a == \($0) -->" }
    let text = ":::{quiz #q}\n\nWhich?\n\n\(items.joined(separator: "\n"))\n\n:::\n"
    let orders = ["q", "r", "s", "t"].map { id -> [String] in
      let markup = page(text.replacing("#q", with: "#\(id)"))
      let shown = markup.matches(of: #/<span>(c\d) ?<\/span>/#).map { String($0.output.1) }
      let key = markup.matches(of: #/<\/span>(c\d) ?<\/p>/#).map { String($0.output.1) }
      #expect(shown == key)
      #expect(shown.sorted() == ["c1", "c2", "c3", "c4", "c5", "c6"])
      return shown
    }
    #expect(Set(orders.map(\.first)).count > 1)
    let pinned = page(text.replacing("{quiz #q}", with: "{quiz #q .pinned}"))
    #expect(
      pinned.matches(of: #/<span>(c\d) ?<\/span>/#).map { String($0.output.1) }
        == ["c1", "c2", "c3", "c4", "c5", "c6"])
  }

  @Test func takesANumberWithItsTolerance() {
    let text = choice.replacing("{quiz #q}", with: "{quiz #q .number tolerance=0.5}")
    let markup = page(text)
    #expect(markup.contains(#"<label class="number-answer">Your answer <input type="number""#))
    #expect(
      markup.contains(#"<li class="is-wrong" data-value="9" data-tolerance="0.5">"#))
    #expect(!markup.contains("radio"))
  }

  @Test func keepsTheAnswerInAClosedBlock() throws {
    let markup = page(choice)
    let key = try #require(markup.firstRange(of: #"<details class="key">"#))
    #expect(!markup[..<key.lowerBound].contains("So it is."))
    #expect(!markup[..<key.lowerBound].contains("right"))
    #expect(!markup.contains("rows"), "the expression would tell how the answer is proved")
    #expect(markup[key.lowerBound...].contains(#"<div class="reason"><p>So it is.</p></div>"#))
    #expect(
      markup[key.lowerBound...].contains(#"<div class="explanation"><p>And so on.</p></div>"#))
  }

  @Test(arguments: [(true, "Checked"), (false, "Differs"), (nil, "Not run")])
  func saysWhetherTheKeyIsProved(holds: Bool?, word: String) {
    #expect(page(choice, holds: holds).contains(#"<span class="word">\#(word)</span>"#))
  }
}
