import BookModel
import Diagnostics
import Testing

@Suite struct MalformedFileTests {
  private let good = Array("---\ntitle: Test\n---\n\nText.\n".utf8)

  private func diagnostics(_ bytes: [UInt8]) throws -> [String] {
    try TemporaryBook(["chapters/01.md": bytes]).diagnostics()
  }

  @Test func readsAGoodChapterWithoutAWord() throws {
    #expect(try diagnostics(good) == [])
  }

  @Test func namesTheByteThatIsNotUTF8() throws {
    #expect(
      try diagnostics(good + [0xE2, 0x86, 0x92, 0x0A, 0xFF])
        == ["7:1 invalid-utf8: the file is not UTF-8: byte 31 is 0xFF"])
  }

  @Test func namesACharacterThatTheFileEndCuts() throws {
    #expect(
      try diagnostics(good + [0xE2, 0x86])
        == ["6:1 invalid-utf8: the file is not UTF-8: byte 27 is 0xE2"])
  }

  @Test func namesANulByte() throws {
    #expect(try diagnostics(good + [0]) == ["6:1 nul-byte: the file holds a NUL: byte 27"])
  }

  @Test func warnsOfAByteOrderMarkAndReadsOn() throws {
    let book = try TemporaryBook(["chapters/01.md": [0xEF, 0xBB, 0xBF] + good]).read()
    #expect(book.diagnostics.map(\.id) == ["byte-order-mark"])
    #expect(book.chapters.first?.frontMatter.title == "Test")
    #expect(!book.diagnostics.hasErrors)
  }

  @Test func warnsOfCarriageReturnsAndReadsOn() throws {
    let text = "---\r\ntitle: Test\r\n---\r\n\r\n```swift\r\nlet a = 1\r\n```\r\n"
    let book = try TemporaryBook(["chapters/01.md": Array(text.utf8)]).read()
    #expect(book.diagnostics.map(\.id) == ["crlf-line-ends"])
    guard case .snippet(let snippet) = book.chapters.first?.steps.first else {
      Issue.record("no snippet")
      return
    }
    #expect(snippet.fence.bodyLine == 6)
    let bytes = Array(text.utf8)[snippet.fence.bodyBytes]
    #expect(String(decoding: bytes, as: UTF8.self) == "let a = 1\r\n")
  }

  @Test func reportsAnEmptyFile() throws {
    #expect(try diagnostics(Array(" \n\n".utf8)) == ["1:1 empty-file: the file is empty"])
  }

  @Test func refusesAFileThatIsTooLarge() throws {
    let bytes = good + [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
    #expect(
      try diagnostics(bytes) == [
        "3:3 file-too-large: 'chapters/01.md' has 10485787 bytes; a file has at most 1048576"
      ])
  }

  @Test func refusesALongLineAndAHugeTable() throws {
    let line = [UInt8](repeating: UInt8(ascii: "|"), count: 20_000)
    let table =
      "\n| a " + String(repeating: "| b ", count: 400) + "|\n"
      + String(repeating: "|-", count: 401) + "|\n" + String(repeating: "| c |\n", count: 400)
    #expect(
      try diagnostics(good + line + Array(table.utf8)) == [
        "6:1 limit-exceeded: a line has at most 16384 bytes",
        "256:1 limit-exceeded: a chapter's tables have at most 100000 cells",
      ])
  }

  @Test func reportsAFolderInPlaceOfAFile() throws {
    let book = try TemporaryBook(["chapters/01.md/note.txt": []], summary: "# B\n\n- [A](01.md)\n")
    #expect(try book.diagnostics() == ["3:3 file-unreadable: 'chapters/01.md' is a folder"])
  }

  @Test func reportsALinkThatLeavesTheBook() throws {
    let book = try TemporaryBook([:], summary: "# B\n\n- [A](01.md)\n- [B](02.md)\n")
    book.link("chapters/01.md", to: "/etc/passwd")
    book.link("chapters/02.md", to: "02.md")
    #expect(
      try book.diagnostics() == [
        "3:3 file-outside-book: 'chapters/01.md' leads out of the book's folder",
        "4:3 file-unreadable: 'chapters/02.md' cannot be read: Too many levels of symbolic links",
      ])
  }

  @Test func refusesAPictureThatLeavesTheBook() throws {
    let text = "![A](a%20b.png) ![B](out.png) ![C](images) ![D](none.png)\n"
    let book = try TemporaryBook([
      "chapters/01.md": good + Array(text.utf8), "chapters/a b.png": [1, 2],
      "chapters/images/x.png": [],
    ])
    book.link("chapters/out.png", to: "/etc/hostname")
    #expect(
      try book.diagnostics() == [
        "6:17 broken-image: 'chapters/out.png' leads out of the book's folder",
        "6:31 broken-image: 'chapters/images' is a folder",
        "6:44 broken-image: there is no file 'chapters/none.png'",
      ])
    let path = try #require(Book.path(of: "a%20b.png", from: "chapters/01.md"))
    #expect(try book.read().picture(at: path) == [1, 2])
    #expect(try book.read().picture(at: "chapters/out.png") == nil)
    #expect(try book.read().picture(at: "../../../../../../etc/hostname") == nil)
  }

  @Test func followsALinkWithinTheBook() throws {
    let book = try TemporaryBook(["shared/a.md": good], summary: "# B\n\n- [A](01.md)\n")
    book.link("chapters/01.md", to: "../shared/a.md")
    #expect(try book.diagnostics() == [])
  }

  @Test func citesFreelyWhenTheFactsCannotBeRead() throws {
    let book = try TemporaryBook([
      "chapters/01.md": good + Array("\n```check {fact=a.b}\ntrue\n```\n".utf8),
      "chapters/facts.yaml": Array("facts: [".utf8),
    ])
    #expect(try book.read().diagnostics.map(\.id) == ["invalid-yaml"])
  }

  @Test func wantsEachChapterToHaveAPageOfItsOwn() throws {
    let book = try TemporaryBook(["chapters/a/01.md": good, "chapters/b/01.md": good])
    #expect(try book.diagnostics() == ["4:3 listed-twice: two chapters are called '01.md'"])
    #expect(try book.read().chapters.map(\.path) == ["chapters/a/01.md"])
    #expect(try book.read().summary.count == 1)
  }

  @Test func refusesALinkToAChapterThatIsNotListed() throws {
    let book = try TemporaryBook(
      [
        "chapters/01.md": good + Array("[a](02.md) [b](facts.yaml)\n".utf8), "chapters/02.md": good,
        "chapters/facts.yaml": Array("facts: []\n".utf8),
      ],
      summary: "# B\n\n- [A](01.md)\n")
    #expect(try book.read().diagnostics.map(\.id) == ["unlisted-chapter", "broken-link"])
  }

  @Test func wantsAChapterInTheTableOfContents() throws {
    let book = try TemporaryBook(["chapters/01.md": good], summary: "# B\n")
    #expect(try book.read().diagnostics.map(\.id) == ["no-chapters", "unlisted-chapter"])
    #expect(try book.read().diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test func showsTheFirstHundredProblemsOfAFile() throws {
    let book = try TemporaryBook([
      "chapters/01.md": good + Array(String(repeating: "<b> ", count: 500).utf8)
    ])
    let ids = try book.read().diagnostics.map(\.id)
    #expect(ids.count == 101 && ids.last == "more-problems")
  }

  @Test func refusesAFolderWithoutABook() {
    #expect(throws: BookReadingError.notABook(path: "/usr/lib")) { try Book.read(root: "/usr/lib") }
    #expect(throws: BookReadingError.self) { try Book.read(root: "/nowhere") }
  }

  @Test func findsTheBookFromAFolderInside() throws {
    let book = try TemporaryBook(["chapters/deep/01.md": good])
    #expect(Book.root(containing: book.path + "/chapters/deep") == book.path)
    #expect(Book.root(containing: book.path + "/chapters/../not/there") == book.path)
    #expect(Book.root(containing: "/") == nil)
  }
}
