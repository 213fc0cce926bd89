import BookModel
import Diagnostics
import Testing

@Suite struct DirectiveTests {
  @Test func readsItsArgumentAndSettingsWithTheirPlaces() throws {
    let source = MarkedSource(
      "```{explorable} 1️⃣overlap2️⃣ 3️⃣k4️⃣=5️⃣36️⃣ layers=\"7️⃣t4 n28️⃣\"\ncaption: Text\n```\n")
    let (chapter, diagnostics) = Chapter.read(source.file)
    let directive = try #require(chapter.directive)
    #expect(diagnostics == [])
    #expect(chapter.steps.isEmpty)
    #expect(directive.name == .explorable && directive.texts == [.caption: "Text"])
    #expect(directive.argument.text == "overlap")
    #expect(directive.argument.range == source.range("1️⃣", "2️⃣"))
    #expect(directive.settings.map(\.key.text) == ["k", "layers"])
    #expect(directive.settings.map(\.value.text) == ["3", "t4 n2"])
    #expect(directive.settings[0].key.range == source.range("3️⃣", "4️⃣"))
    #expect(directive.settings[0].value.range == source.range("5️⃣", "6️⃣"))
    #expect(directive.settings[1].value.range == source.range("7️⃣", "8️⃣"))
  }

  @Test(arguments: [
    "```{explorable} a\ncaption: b\n```", "``` {explorable}   a  \ncaption: b\n```",
    "~~~{explorable} a\ncaption: b\n~~~",
  ])
  func needsNoSettings(text: String) {
    let (chapter, diagnostics) = Chapter.read(chapter(text))
    #expect(diagnostics == [])
    #expect(chapter.directive?.argument.text == "a" && chapter.directive?.settings == [])
  }

  @Test func asksOnlyFiguresForACaption() {
    let (chapter, diagnostics) = Chapter.read(chapter("```{exercise} a\n```\n"))
    #expect(diagnostics == [])
    #expect(chapter.directive?.name == .exercise)
  }

  @Test(arguments: [
    ("{explorabel} a", "unknown-directive", "explorabel", "write '{explorable}'"),
    ("{note}", "unknown-directive", "note", nil),
    ("{explorable}", "missing-attribute", "explorable", nil),
    ("{explorable} k=3", "missing-attribute", "explorable", nil),
    ("{explorable} a k=1 k=2", "duplicate-attribute", "k=2", nil),
    ("{explorable} a b", "malformed-attributes", "", nil),
    ("{explorable} a .b k=1", "malformed-attributes", ".b k=1", nil),
    ("{explorable} a k=", "malformed-attributes", "", nil),
    ("{explorable} a k=\"1", "malformed-attributes", "", nil),
    ("{explorable} a?", "malformed-attributes", "?", nil),
    ("{#explorable} a", "unknown-language", "{#explorable} a", nil),
    ("{.explorable}", "unknown-language", "{.explorable}", nil),
    ("{explorable", "unknown-language", "{explorable", nil),
  ])
  func saysWhatIsWrong(head: String, id: String, marked: String, help: String?) throws {
    let source = chapter("```\(head)\ncaption: Text\n```\n")
    let diagnostics = Chapter.read(source).diagnostics
    #expect(diagnostics.map(\.id) == [id])
    let range = try #require(diagnostics.first?.range)
    let line = source.lines[range.start.line - 1].utf8
    let length = range.end.column - range.start.column
    let text = String(
      decoding: line.dropFirst(range.start.column - 1).prefix(length), as: UTF8.self)
    if !marked.isEmpty { #expect(text == marked) }
    if let help { #expect(diagnostics.first?.help == help) }
  }

  @Test func readsTheTextsBesideAFigure() throws {
    let body = "caption: One\nask: Is \"a\" right?\nanswer: 'Yes: it is.'\n"
    let (chapter, diagnostics) = Chapter.read(chapter("```{explorable} a\n\(body)```\n"))
    #expect(diagnostics == [])
    #expect(
      chapter.directive?.texts
        == [.caption: "One", .ask: "Is \"a\" right?", .answer: "Yes: it is."])
  }

  @Test(arguments: [
    ("", "missing-key"), ("ask: a\nanswer: b\n", "missing-key"),
    ("caption: a\nask: b\n", "missing-key"), ("caption: a\nanswer: b\n", "missing-key"),
    ("caption: a\nlabel: b\n", "unknown-key"), ("captoin: a\n", "unknown-key"),
    ("- a\n", "invalid-value"), ("caption: [a]\n", "invalid-value"),
    ("caption: a: b\n", "invalid-yaml"), ("caption: \"\n", "invalid-yaml"),
  ]) func aFigureHasACaptionAndAnswersItsQuestion(body: String, id: String) {
    let diagnostics = Chapter.read(chapter("```{explorable} a\n\(body)```\n")).diagnostics
    #expect(diagnostics.map(\.id) == [id])
  }

  @Test(arguments: ["> ", ">", "> [!NOTE]\n> ", "- a\n\n  > "])
  func noFigureStandsInAQuotation(start: String) throws {
    let margin = start.hasSuffix("  > ") ? "  > " : "> "
    let source = chapter("\(start)```{explorable} a\n\(margin)caption: b\n\(margin)```\n")
    let diagnostics = Chapter.read(source).diagnostics
    #expect(diagnostics.map(\.id) == ["figure-in-quotation"])
    let line = try #require(diagnostics.first?.range?.start.line)
    #expect(source.lines[line - 1].contains("```{explorable}"))
  }

  @Test func aFigureMayStandInAList() {
    let text = "- a\n\n  ```{explorable} a\n  caption: b\n  ask: c\n  answer: d\n  ```\n"
    let (read, diagnostics) = Chapter.read(chapter(text))
    #expect(diagnostics == [])
    #expect(read.directive == nil, "it stands deeper")
  }

  @Test func noFigureStandsTwiceInAChapter() {
    let fence = "```{explorable} a\ncaption: b\n```\n"
    #expect(Chapter.read(chapter(fence + fence)).diagnostics.map(\.id) == ["duplicate-id"])
  }

  @Test(arguments: [
    ("#overlap=k4", "", "overlap", "k4"), ("02.md#a=b=c", "02.md", "a", "b=c"),
    ("#=", "", "", ""),
  ]) func linksThatSetAFigureAreKnown(link: String, file: String, figure: String, state: String) {
    let found = Chapter.read(chapter("[x](\(link))\n")).chapter.figureLinks
    #expect(found.map(\.file) == [file] && found.map(\.figure) == [figure])
    #expect(found.map(\.state.text) == [state])
  }

  @Test(arguments: ["#sec-a", "https://example.org/#a=b", "02.md", "mailto:a=b"])
  func otherLinksSetNoFigure(link: String) {
    #expect(Chapter.read(chapter("[x](\(link))\n")).chapter.figureLinks == [])
  }

  @Test func endsTheRunOfFencesThatBelongToASnippet() {
    let text = "```swift\nx\n```\n```{explorable} a\ncaption: b\n```\n```output\n```\n"
    #expect(Chapter.read(chapter(text)).diagnostics.map(\.id) == ["expectation-without-snippet"])
  }
}

extension Chapter {
  /// The first directive.
  fileprivate var directive: Directive? {
    blocks.lazy.compactMap { block -> Directive? in
      if case .directive(let directive) = block.kind { directive } else { nil }
    }.first
  }
}
