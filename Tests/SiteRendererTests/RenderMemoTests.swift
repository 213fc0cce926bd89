import BookModel
import Diagnostics
import SnippetRunner
import Testing

@testable import SiteRenderer

/// With a memo, a site is what it would be without.
@Suite struct RenderMemoTests {
  private typealias Edit = @Sendable (inout Book, inout [ChapterResult]) -> Void

  private static func edited(_ file: SourceFile) -> SourceFile {
    SourceFile(path: file.path, text: file.text + "\n")
  }

  /// Edits of whatever a page may depend on, its own chapter and all else.
  private static let edits: [String: Edit] = [
    "nothing": { _, _ in },
    "a chapter's title": { book, _ in book.chapters[1].frontMatter.title = "Anew" },
    "a chapter's text": { book, _ in
      book.chapters[1].source = edited(book.chapters[1].source)
      book.chapters[1].blocks.removeLast()
    },
    "a heading's label": { book, _ in
      book.chapters[0].source = edited(book.chapters[0].source)
      book.chapters[0].blocks.append(
        Block(
          .heading(level: 2, id: "sec-more", content: [.text("More")]),
          range: .init(path: book.chapters[0].path, line: 1)))
    },
    "a chapter less": { book, _ in
      book.chapters.removeLast()
      book.summary.removeLast()
    },
    "the book's title": { book, _ in book.title = "Another" },
    "what a fact states": { book, _ in
      for index in book.facts.facts.indices { book.facts.facts[index].states += "!" }
    },
    "a document's title": { book, _ in
      for id in book.facts.documents.keys { book.facts.documents[id]?.title += "!" }
    },
    "the bibliography": { book, _ in book.bibliography = Bibliography() },
    "what a program gave": { _, results in
      for index in results.indices { results[index].outcomes = results[index].outcomes.dropLast() }
    },
    "when a program ran": { _, results in
      for index in results.indices { results[index].mark.time += 86_400 * 40 }
    },
    "no results": { _, results in results = [] },
  ]

  @Test(arguments: edits.keys.sorted())
  func changesNoByte(edited: String) throws {
    let memo = RenderMemo()
    var (book, results) = (SampleBook.book, SampleBook.results)
    _ = Site.render(book: book, results: results, theme: .ours, memo: memo)
    let edit = try #require(Self.edits[edited])
    edit(&book, &results)
    for _ in 0..<2 {
      let remembered = Site.render(book: book, results: results, theme: .ours, memo: memo)
      let anew = Site.render(book: book, results: results, theme: .ours)
      #expect(remembered.files == anew.files)
      #expect(remembered.diagnostics == anew.diagnostics)
    }
  }

  @Test func takesPagesThatDidNotChange() throws {
    let memo = RenderMemo()
    let context = SiteContext(book: SampleBook.book, results: SampleBook.results)
    let pages = SitePages(context: context, theme: .ours)
    let made = pages.chapters(memo: memo)
    let known = memo.pages(in: RenderMemo.Surroundings(pages))
    #expect(Set(known.keys) == Set(made.map(\.path)))
    var entry = try #require(known[made[1].path])
    entry.page.file.bytes = [1, 2, 3]
    memo.keep([entry], in: RenderMemo.Surroundings(pages))
    #expect(pages.chapters(memo: memo)[1].file.bytes == [1, 2, 3], "taken, not made anew")
  }
}
