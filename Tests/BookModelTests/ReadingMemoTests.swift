import BookModel
import Testing

/// With a memo, a book is what it would be without.
@Suite struct ReadingMemoTests {
  private static func chapter(_ title: String, _ text: String) -> [UInt8] {
    Array("---\ntitle: \(title)\n---\n\n\(text)\n".utf8)
  }

  @Test func readsWhatChangedAndForgetsWhatIsGone() throws {
    let files = [
      "chapters/01-a.md": Self.chapter("First", "See [the other](02-b.md#part)."),
      "chapters/02-b.md": Self.chapter("Second", "## Part {#part}"),
    ]
    let book = try TemporaryBook(files)
    let memo = ReadingMemo()
    func expectSame(_ title: String, problems: Int) throws {
      let (known, anew) = (try Book.read(root: book.path, memo: memo), try book.read())
      #expect(known.chapters.map(\.frontMatter.title) == anew.chapters.map(\.frontMatter.title))
      #expect(known.chapters.last?.frontMatter.title == title)
      #expect(known.diagnostics.map(\.brief) == anew.diagnostics.map(\.brief))
      #expect(known.diagnostics.count == problems)
    }
    try expectSame("Second", problems: 0)
    try expectSame("Second", problems: 0)
    // The link of a chapter that did not change leads nowhere now.
    try book.write(Self.chapter("Changed", "Nothing."), to: "chapters/02-b.md")
    try expectSame("Changed", problems: 1)
    try book.write(Array("# Book\n\n- [One](02-b.md)\n".utf8), to: "chapters/SUMMARY.md")
    try expectSame("Changed", problems: 1)
    let turned = "# Book\n\n- [A](02-b.md)\n- [B](01-a.md)\n"
    try book.write(Array(turned.utf8), to: "chapters/SUMMARY.md")
    try expectSame("First", problems: 1)
  }
}
