import BookModel
import Diagnostics
import Testing

@Suite struct CrossReferenceTests {
  private func inlines(_ text: String) -> String {
    let blocks = Chapter.read(chapter(text)).chapter.blocks
    guard case .paragraph(let content)? = blocks.last?.kind else { return "\(blocks)" }
    return content.dump
  }

  @Test func findsReferencesWhereTheyStand() throws {
    let source = MarkedSource(
      "Code `@sec-size` first, then 1️⃣@sec-size2️⃣, **see 3️⃣@fig-a_b4️⃣** and\n(5️⃣@eq-one6️⃣).\n")
    guard case .paragraph(let content)? = Chapter.read(source.file).chapter.blocks.last?.kind else {
      Issue.record("no paragraph")
      return
    }
    let dump = content.dump
    for (label, start, end) in [
      ("sec-size", "1️⃣", "2️⃣"), ("fig-a_b", "3️⃣", "4️⃣"), ("eq-one", "5️⃣", "6️⃣"),
    ] as [(String, Character, Character)] {
      let range = try #require(source.range(start, end))
      #expect(dump.contains("<@\(label) \(range.dump)>"))
    }
  }

  @Test(arguments: [
    "Write to me@sec-size.org or a.b@fig-x.com.", "The attribute @MainActor, and @ alone.",
    "Names such as @sec and @sec- and @section-two and @tab-x.", "An address: <x@eq-a.org>.",
    "[a link to @sec-x](https://example.org)", "A formula $@sec-x$ and `@fig-x`.",
  ])
  func leavesOtherSignsAlone(text: String) {
    #expect(!inlines(text).contains("<@"))
    #expect(!inlines(text).contains("<cite"))
  }

  @Test func endsLabelBeforePunctuation() {
    #expect(
      inlines("@sec-a. @fig-b-: @eq-c_, x").contains("<@sec-a 5:1-5:7>. <@fig-b 5:9-5:15>-: <@eq-c")
    )
  }

  @Test func readsCitations() throws {
    let source = MarkedSource("As [1️⃣@a20162️⃣, section 4; 3️⃣@b:x4️⃣] say, and [@c].\n")
    let (chapter, diagnostics) = Chapter.read(source.file)
    #expect(diagnostics == [])
    guard case .paragraph(let content)? = chapter.blocks.last?.kind,
      case .citation(let works) = content[1]
    else {
      Issue.record("no citation")
      return
    }
    #expect(works.map(\.key) == ["a2016", "b:x"])
    #expect(works.map(\.locator) == ["section 4", nil])
    #expect(works[0].range == source.range("1️⃣", "2️⃣"))
    #expect(works[1].range == source.range("3️⃣", "4️⃣"))
  }

  @Test(arguments: ["[1️⃣@2️⃣]", "[@a; 1️⃣b2️⃣]", "[1️⃣@a,2️⃣]", "[1️⃣@a b2️⃣]", "[1️⃣@a, 2️⃣]"])
  func reportsMalformedCitations(marked: String) {
    let source = MarkedSource("x \(marked) y\n")
    let diagnostics = Chapter.read(source.file).diagnostics
    #expect(diagnostics.map(\.id) == ["malformed-citation"])
    #expect(diagnostics.first?.range?.start == source.range("1️⃣", "2️⃣")?.start)
  }

  @Test func resolvesAcrossChapters() throws {
    let head = "---\ntitle: A\n---\n\n"
    let book = try TemporaryBook([
      "chapters/01-a.md": Array(
        (head + "## One {#sec-one}\n\n### Deep {#sec-deep}\n\nSee @sec-two, @eq-b, @fig-c.\n").utf8),
      "chapters/02-b.md": Array(
        (head
          + "# Title {#sec-title}\n\n## X\n\n## Two {#sec-two}\n\n### Y\n\n#### Low {#sec-low}\n\n"
          + "```math {#eq-b}\nx\n```\n\n> ```swift {.figure alt=a}\n> f()\n> ```\n>\n> Figure: A.\n\n"
          + "```swift {#fig-c .figure alt=a}\ng()\n```\n\nFigure: C. As @sec-on and @fig-d and @fig-two.\n")
          .utf8),
    ]).read()
    let labels = Labels(book.chapters).targets
    #expect(labels["sec-one"]?.name == "Section 1.1")
    #expect(labels["sec-deep"]?.name == "Section 1.1.1")
    #expect(labels["sec-title"]?.name == "Chapter 2")
    #expect(labels["sec-two"]?.name == "Section 2.2")
    #expect(labels["sec-low"]?.name == "“Low”")
    #expect(labels["eq-b"]?.name == "Equation 2.1")
    #expect(labels["fig-c"]?.name == "Figure 2.2" && labels["fig-c"]?.path == "chapters/02-b.md")
    #expect(book.diagnostics.map(\.id) == ["unknown-label", "unknown-label", "unknown-label"])
    let definition = "a figure gets its label as in '```swift {#fig-name .figure alt=\"…\"}'"
    #expect(
      book.diagnostics.map(\.help) == ["write '@sec-one'", "write '@fig-c'", definition])
  }
}
