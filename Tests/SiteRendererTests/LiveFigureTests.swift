import BookModel
import Diagnostics
import SiteRenderer
import Testing

@Suite struct LiveFigureTests {
  @Test func thePageShowsTheFirstStateAndLoadsTheScripts() throws {
    let site = try rendered("```{explorable} overlap k=4 s=2\ncaption: <One>\n```\n")
    let page = try #require(site.text(of: "01-test.html"))
    #expect(page.contains("data-figure=\"overlap\" data-state=\"k4s2\""))
    #expect(page.contains("✓ Even: 4 is a multiple of 2."))
    #expect(page.contains("<figcaption>&lt;One&gt;</figcaption>"))
    // The module comes once the page is there.
    #expect(page.contains("\"explorables.js\"") && !page.contains("explorables-module.js"))
    #expect(site.text(of: "explorables.js")?.contains("\"explorables-module.js\"") == true)
    #expect(site.files.contains { $0.path == "explorables-module.js" && $0.bytes.count > 10_000 })
    #expect(site.text(of: "index.html")?.contains("explorables") == false)
  }

  @Test func aBookWithoutFiguresLoadsNothing() throws {
    let site = try rendered("Text.\n")
    #expect(site.text(of: "01-test.html")?.contains("explorables") == false)
    #expect(!site.files.contains { $0.path == "explorables-module.js" })
  }

  @Test func linksThatSetAFigureLeadToIt() throws {
    let site = try rendered(
      "[a](#overlap=k4s2), [b](#overlap=k4s2) and [c](#overlap=k5)\n\n"
        + "```{explorable} overlap\ncaption: One\n```\n")
    let page = try #require(site.text(of: "01-test.html"))
    #expect(page.split(separator: "id=\"overlap=k4s2\"").count == 2)
    #expect(page.contains("id=\"overlap=k5\""))
  }

  @Test func theQuestionHidesItsAnswer() throws {
    let site = try rendered(
      "```{explorable} overlap\ncaption: One\nask: Whose?\nanswer: The kernel's.\n```\n")
    let page = try #require(site.text(of: "01-test.html"))
    #expect(page.contains("<details class=\"ask\"><summary><b>First guess: </b>Whose?</summary>"))
    #expect(page.contains("<p>The kernel’s.</p></details>"))
  }

  @Test(arguments: [
    ("```{explorable} overlp", "unknown-figure", "write 'overlap'"),
    ("```{explorable} overlap k=9", "figure-state", "choose a number from 1 to 6"),
    ("```{explorable} overlap k=-1", "figure-state", nil),
    ("```{explorable} overlap k=three", "figure-state", nil),
    ("```{explorable} overlap z=1", "figure-state", nil),
    ("```{explorable} overlap kernel=3", "figure-state", nil),
    ("```{explorable} overlap state=k", "figure-state", nil),
    ("```{explorable} overlap state=k3s9", "figure-state", "choose a number from 1 to 4"),
    ("```{explorable} chain state=i4c4.n2k3", "figure-state", nil),
    ("```{explorable} output-size i=1 k=1 s=1 p=1", "figure-state", "only 0 is possible here"),
  ]) func whatAFigureCannotShowIsAnError(head: String, id: String, help: String?) throws {
    let book = try book("\(head)\ncaption: One\n```\n")
    let found = FigureChecks.diagnostics(in: book)
    #expect(found.map(\.id) == [id])
    if let help { #expect(found.first?.help == help) }
    #expect(found.first?.range?.path == "chapters/01-test.md")
  }

  @Test(arguments: ["overlap=k9", "overlap=z1", "overlap=", "overlap=k3,s2"])
  func linksAreReadToo(link: String) throws {
    let figure = "```{explorable} overlap\ncaption: One\n```\n"
    let found = FigureChecks.diagnostics(in: try book("[a](#\(link))\n\n\(figure)"))
    #expect(found.map(\.id) == (link == "overlap=" ? [] : ["figure-state"]))
  }

  private func book(_ text: String) throws -> Book {
    let file = SourceFile(
      path: "chapters/01-test.md", text: "---\ntitle: Test\n---\n\n\(text)")
    let (chapter, diagnostics) = Chapter.read(file)
    #expect(diagnostics == [])
    return Book(
      root: "/book", title: "Book",
      summary: [.chapter(title: "Test", path: file.path, depth: 0)], chapters: [chapter],
      facts: FactList(), diagnostics: [], sources: [:])
  }

  private func rendered(_ text: String) throws -> Site {
    Site.render(book: try book(text), results: [], theme: try Theme(folder: Self.themeFolder))
  }

  private static let themeFolder =
    #filePath.split(separator: "/").dropLast(3)
    .reduce("") { "\($0)/\($1)" } + "/site"
}

extension Site {
  fileprivate func text(of path: String) -> String? {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
