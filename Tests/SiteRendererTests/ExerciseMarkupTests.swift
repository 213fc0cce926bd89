import BookModel
import Diagnostics
import Testing

@testable import SiteRenderer

@Suite struct ExerciseMarkupTests {
  private func markup(_ text: String) -> String {
    let file = SourceFile(path: "chapters/01-chapter.md", text: "---\ntitle: One\n---\n\nText.\n")
    let chapter = Chapter.read(file).chapter
    let book = Book(
      root: "/book", title: "Book", summary: [], chapters: [chapter], facts: FactList(),
      diagnostics: [], sources: [:])
    let site = SiteContext(book: book, results: [])
    var renderer = ChapterRenderer(site: site, chapter: chapter, result: nil)
    return renderer.markup(of: Exercise.Part(markdown: text))
  }

  @Test func rendersOneParagraphAsRunningText() {
    #expect(
      markup("`a` is *not* what $K$ says")
        == "<code>a</code> is <em>not</em> what <math><mi>K</mi></math> says")
  }

  @Test func rendersSeveralBlocksAsBlocks() {
    #expect(markup("One.\n\n- two\n").hasPrefix("<p>One.</p><ul>"))
  }

  @Test(arguments: ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b"])
  func letsNoMarkupOfTheBookIn(text: String) {
    let markup = markup(text)
    #expect(!markup.contains("<script") && !markup.contains("<img"))
  }
}
