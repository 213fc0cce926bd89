import BookModel
import Diagnostics
import Expectations
import SnippetRunner
import Testing

@testable import SiteRenderer

@Suite struct ChapterRendererTests {
  /// Renders a chapter that `build` fills, within the sample book.
  private func render(
    hasResult: Bool = true, _ build: (inout SampleChapter) -> Void
  ) -> (markup: String, renderer: ChapterRenderer) {
    var sample = SampleChapter("chapters/02-scatter.md", title: "Sample")
    build(&sample)
    let results = hasResult ? [sample.result] : []
    var book = SampleBook.book
    book.chapters = book.chapters.map { $0.path == sample.path ? sample.chapter : $0 }
    book.bibliography = SampleBook.bibliography
    let context = SiteContext(book: book, results: results)
    var renderer = ChapterRenderer(
      site: context, chapter: sample.chapter, result: hasResult ? sample.result : nil)
    let markup = renderer.body().markup
    return (markup, renderer)
  }

  @Test func putsOutputIntoTheFrameOfItsSnippet() throws {
    let markup = render { sample in
      sample.snippet("print(1)", id: "one")
      sample.output("1")
    }.markup
    #expect(markup.hasPrefix("<div class=\"snippet\" id=\"one\" data-step=\"0\"><pre"))
    #expect(markup.contains("<samp><span class=\"line\">1\n</span></samp>"))
    #expect(markup.contains("class=\"state proven\""))
  }

  @Test func showsFigureWithItsNumberAndCaption() throws {
    let (markup, renderer) = render(hasResult: true) { sample in
      sample.figure(
        "show(x)", id: "fig-x", alternative: "A \"dot\".",
        svg:
          "<svg viewBox='0 0 2 1'><defs><marker id='m'/></defs><path marker-end='url(#m)'/></svg>",
        caption: .text("One dot."))
    }
    #expect(renderer.diagnostics == [])
    #expect(markup.hasPrefix("<figure class=\"figure\" id=\"fig-x\">"))
    #expect(
      markup.contains(
        "<svg role=\"img\" aria-labelledby=\"picture.1.title picture.1.desc\" viewBox=\"0 0 2 1\""))
    #expect(markup.contains("<desc id=\"picture.1.desc\">A &quot;dot&quot;.</desc>"))
    #expect(
      markup.contains("<marker id=\"picture.1.m\"/></defs><path marker-end=\"url(#picture.1.m)\"/>")
    )
    #expect(markup.contains("<figcaption><span class=\"number\">Figure 2.1</span> One dot."))
    #expect(markup.contains("<summary>The code that draws it</summary>"))
  }

  @Test func showsOneResultForAllTabs() {
    let value = TensorValue(shape: [2], elementType: .float32, elements: [1, 2])
    let markup = render { sample in
      for text in ["tensor([1., 2.])", "Array([1., 2.], dtype=float32)", "tensor([1., 2.])"] {
        sample.tensor("y", fact: "torch.basic", quoted: text, actual: value)
      }
      sample.gather(into: .tabs)
    }.markup
    #expect(
      markup.hasPrefix("<div class=\"tabs tensor\"><div class=\"pair\"><div class=\"quoted\">"))
    let labels = markup.matches(of: /class="tab" id="(step\.\d)" data-label="([^"]+)"/)
    #expect(
      labels.map { "\($0.1) \($0.2)" } == [
        "step.1 PyTorch, torch", "step.2 JAX", "step.3 PyTorch, torch",
      ])
    #expect(markup.ranges(of: "class=\"computed\"").count == 1)
    #expect(markup.ranges(of: "class=\"mark\"").count == 3)
  }

  @Test func namesAndLinksWhatIsReferredTo() {
    let range = SourceRange(path: "a", line: 1)
    let markup = render { sample in
      sample.heading("One", id: "sec-one")
      sample.heading("Two", id: "sec-two", level: 3)
      sample.add(.formula(id: "eq-a", tex: "x"))
      sample.paragraph(
        .reference(LabelReference(label: "sec-two", range: range)), .text(" "),
        .reference(LabelReference(label: "eq-a", range: range)), .text(" "),
        .reference(LabelReference(label: "sec-none", range: range)))
    }.markup
    #expect(markup.contains("<h2 id=\"sec-one\"><span class=\"number\">2.1</span> One<a"))
    #expect(markup.contains("<h3 id=\"sec-two\"><span class=\"number\">2.1.1</span> Two<a"))
    #expect(markup.contains("<span class=\"number\">(2.1)</span></div>"))
    #expect(markup.contains("<a class=\"reference\" href=\"#sec-two\">Section\u{A0}2.1.1</a>"))
    #expect(markup.contains("href=\"#eq-a\">Equation\u{A0}2.1</a> @sec-none</p>"))
  }

  @Test func listsCitedWorksBelowTheChapter() {
    let range = SourceRange(path: "a", line: 1)
    let markup = render { sample in
      sample.paragraph(
        .citation([
          WorkCitation(key: "odena", locator: "section 2", range: range),
          WorkCitation(key: "docs", range: range),
        ]))
    }.markup
    #expect(
      markup.contains(
        "[<a class=\"citation\" href=\"#work.odena\">Odena and Olah 2016</a>, section 2; <a"))
    #expect(
      markup.contains(
        "<li id=\"work.odena\">A. Odena and C. Olah. <cite>Checkerboards</cite>. Distill, 2016. <a href=\"https://arxiv.org/abs/1603.07285\""
      ))
    #expect(!markup.contains("work.unused"))
  }

  @Test func saysInWordsWhatWasNotDrawn() {
    let markup = render(hasResult: false) { sample in
      sample.figure("show(x)", id: nil, alternative: "A <dot>.", svg: "<svg/>", caption: .text("C"))
    }.markup
    #expect(markup.contains("<p class=\"not-drawn\">Not drawn yet. A &lt;dot&gt;.</p>"))
  }

  @Test func showsOutputThatDiffers() {
    let markup = render { sample in
      sample.snippet("print(1)")
      sample.output("2", actual: "1")
    }.markup
    #expect(markup.contains("class=\"state failed\"><span aria-hidden=\"true\">✗"))
    #expect(markup.contains("printed in fact"))
  }

  @Test func showsPrintedPathsAsTheyAre() {
    let markup = render { sample in
      sample.snippet("print(path)")
      sample.output("/usr/share/x", actual: "/usr/share/y")
    }.markup
    #expect(markup.contains("<span class=\"line\">/usr/share/x\n</span>"))
    #expect(markup.contains("<span class=\"line\">/usr/share/y\n</span>"))
  }

  @Test func asksForAPictureByItsEncodedName() {
    let (markup, renderer) = render { sample in
      sample.paragraph(.image(source: "a%20%23%C3%A9.png", title: nil, alternative: "A"))
    }
    #expect(renderer.pictures == ["chapters/a #é.png"])
    #expect(markup.contains("src=\"chapters/a%20%23%C3%A9.png\""))
  }

  @Test func hidesSetUpBehindASummary() {
    let markup = render { $0.snippet("import Tensors", [.hidden]) }.markup
    #expect(markup.hasPrefix("<details class=\"set-up\"><summary>"))
  }

  @Test func marksCodeThatIsWrongOnPurpose() {
    let markup = render { sample in
      sample.snippet("let x: Int = \"\"", [.nocompile])
      sample.error("cannot convert")
    }.markup
    #expect(markup.contains("Does not compile, on purpose"))
    #expect(markup.contains("<samp><span class=\"line\">cannot convert"))
  }

  @Test func showsTheMessageThatWasNotExpected() {
    let markup = render { sample in
      sample.snippet("let x: Int = \"\"", [.nocompile], says: "/usr/tmp/a.swift:1:5: error: odd")
      sample.error("cannot convert", isFound: false)
    }.markup
    #expect(markup.contains("says in fact"))
    #expect(markup.contains("<span class=\"line\">a.swift:1:5: error: odd\n</span>"))
  }

  @Test func saysHowCloselyATensorWasChecked() {
    let markup = render { sample in
      sample.tensor(
        "y", fact: "torch.basic", quoted: "[1., 2.]",
        actual: TensorValue(shape: [2], elementType: .float32, elements: [1, 2]), error: 2e-7)
    }.markup
    #expect(markup.contains("Checked</span> · largest error 2.00 × 10⁻⁷"))
    #expect(markup.contains("href=\"facts.html#fact.torch.basic\""))
    #expect(markup.contains("shape [2] · float32"))
  }

  @Test func showsStepsAsNotRunWithoutAResult() {
    let markup = render(hasResult: false) { sample in
      sample.check(["a == b"], [true])
    }.markup
    #expect(markup.contains("class=\"state not-run\""))
    #expect(!markup.contains("class=\"state proven\""))
  }

  @Test func tellsRefutedConditionsFromFailedOnes() {
    let refuted = render { $0.check(["n == 33"], [false], isRefuted: true) }.markup
    #expect(refuted.contains("does not hold"))
    #expect(!refuted.contains("state failed"))
    #expect(render { $0.check(["n == 33"], [false]) }.markup.contains("state failed"))
  }

  @Test func opensErratumWithBothHalves() {
    let markup = render { sample in
      sample.add(.callout(Callout(kind: .erratum, fact: "answer.padding-33"), content: []))
    }.markup
    #expect(markup.contains("the output is 33 × 33"))
    #expect(markup.contains("the output is 31 × 31"))
    #expect(markup.contains("<cite>A question and answer on upsampling</cite>"))
  }

  @Test func marksValuesOfTheProse() {
    let markup = render { sample in
      let right = sample.value("296", of: "count(a)")
      let wrong = sample.value("297", of: "count(b)", isAsStated: false)
      sample.paragraph(right, .text(" and "), wrong)
    }.markup
    #expect(
      markup.contains(
        "title=\"checked: count(a)\">296<span class=\"unseen\"> (checked)"
      ))
    #expect(markup.contains("class=\"value failed\""))
  }

  @Test func numbersFootnotesByTheirReferences() {
    let markup = render { sample in
      sample.paragraph(.footnoteReference(label: "b"), .footnoteReference(label: "a"))
      for label in ["a", "b", "unused"] {
        let text = Block(.paragraph([.text(label)]), range: SourceRange(path: "", line: 1))
        sample.add(.footnote(label: label, content: [text]))
      }
    }.markup
    #expect(markup.contains("<li id=\"note.1\"><p>b</p>"))
    #expect(markup.contains("<li id=\"note.2\"><p>a</p>"))
    #expect(!markup.contains("unused"))
  }

  @Test func givesEachIdOnce() {
    let markup = render { sample in
      sample.heading("A", id: "same")
      sample.heading("B", id: "same")
    }.markup
    #expect(markup.split(separator: "id=\"same\"").count == 2)
  }

  @Test func pointsAtTheCommandOfAFormula() throws {
    let (markup, renderer) = render { sample in
      sample.add(.paragraph([.math("a + \\foo")]), source: "Text $a + \\foo$.")
    }
    let diagnostic = try #require(renderer.diagnostics.first)
    #expect(diagnostic.id == "math")
    #expect(diagnostic.range?.start == SourcePosition(line: 1, column: 11))
    #expect(!markup.contains("foo"))
  }

  @Test func placesWhatIsMissingAtAFormulasEndOnItsLastLine() throws {
    let text = "---\ntitle: T\n---\n\n```math\nx = 1\ny = \\left( 2\n```\n"
    let source = SourceFile(path: "chapters/02-scatter.md", text: text)
    let chapter = Chapter.read(source).chapter
    var renderer = ChapterRenderer(
      site: SiteContext(book: SampleBook.book, results: []), chapter: chapter, result: nil)
    _ = renderer.body()
    let diagnostic = try #require(renderer.diagnostics.first)
    #expect(diagnostic.range?.start == SourcePosition(line: 7, column: 13))
  }

  @Test func reportsLinksAndPicturesThatCannotBeShown() {
    let (markup, renderer) = render { sample in
      sample.paragraph(
        .link(destination: "javascript:alert(1)", title: nil, content: [.text("x")]),
        .link(destination: "notes.txt", title: nil, content: [.text("y")]),
        .image(source: "https://host/a.png", title: nil, alternative: "z"),
        .image(source: "a.png", title: nil, alternative: "w"))
    }
    #expect(
      renderer.diagnostics.map(\.id) == ["link-refused", "link-without-page", "picture-elsewhere"])
    #expect(renderer.pictures == ["chapters/a.png"])
    #expect(!markup.contains("javascript"))
    #expect(!markup.contains("<img src=\"https"))
  }

  @Test func keepsHostileContentInert() {
    let hostile = "</pre><script>alert(1)</script>\" onload=\"x"
    let markup = render { sample in
      sample.heading(hostile, id: hostile)
      sample.paragraph(
        .text(hostile), .code(hostile), .math("\\text\(hostile)"),
        .image(source: "a.png", title: hostile, alternative: hostile))
      sample.snippet(hostile, id: hostile)
      sample.output(hostile, actual: hostile)
      sample.add(.code(language: hostile, text: hostile))
      sample.tensor(
        hostile, fact: nil, quoted: hostile, actual: TensorValue(shape: [2], elements: [1, 2]))
    }.markup
    #expect(!markup.contains("<script"))
    #expect(!markup.contains("\" onload"))
  }

  @Test func survivesDeepNesting() {
    let (_, renderer) = render { sample in
      var block = Block(.paragraph([.text("deep")]), range: SourceRange(path: "", line: 1))
      for _ in 0..<200 { block = Block(.quote([block]), range: block.range) }
      sample.add(block.kind)
    }
    #expect(renderer.diagnostics.map(\.id) == ["nesting-too-deep"])
  }
}
