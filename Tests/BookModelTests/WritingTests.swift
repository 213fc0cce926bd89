import BookModel
import Diagnostics
import Testing

@Suite struct WritingTests {
  private static let code = String(repeating: "x", count: 88)

  @Test(arguments: [
    ("## A\n\n1️⃣#### B2️⃣\n", "heading-level", "begin it with '###'"),
    ("1️⃣### A2️⃣\n", "heading-level", "begin it with '##'"),
    ("Text.\n\n1️⃣# A2️⃣\n", "heading-level", "begin the heading with '##'"),
    ("```swift\n\(code)1️⃣yz2️⃣\n```\n", "long-code-line", "break the line"),
    ("> ```swift\n> true\n> \(code)1️⃣y2️⃣\n> ```\n", "long-code-line", "break the line"),
    ("1️⃣```2️⃣swift\n \n```\n", "empty-fence", nil),
    (
      "A 3<!--= 1️⃣b.count2️⃣ -->.\n\n```swift\nlet (a, b) = f()\n```\n", "value-before-snippet",
      "move what uses it behind that snippet"
    ),
    (
      "```check\n1️⃣late == 12️⃣\n```\n\n```swift\nvar late: Int = 1\n```\n", "value-before-snippet",
      "move what uses it behind that snippet"
    ),
    (
      "```swift\nlet a = 1\n1️⃣print(a, late)2️⃣\n```\n\n```swift\nlet late = 1\n```\n",
      "value-before-snippet", "move what uses it behind that snippet"
    ),
    (
      "```swift\n1️⃣let a = 2 * late // here2️⃣\n```\n\n```swift\nlet late = 1\n```\n",
      "value-before-snippet", "move what uses it behind that snippet"
    ),
    ("As $a\n1️⃣+2️⃣ b$ says.\n", "formula-became-list", "put the sign at the end of the line before"),
    ("As $a\n1️⃣-2️⃣ b$ says.\n", "formula-became-list", "put the sign at the end of the line before"),
  ])
  func reports(marked: String, id: String, help: String?) {
    let source = MarkedSource(marked)
    let diagnostics = Chapter.read(source.file).diagnostics
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.range == source.range("1️⃣", "2️⃣"))
    #expect(diagnostics.first?.help == help)
  }

  @Test(arguments: [
    "# A\n\n## B\n\n### C\n\n## D\n", "```swift\n\(code)\n```\n",
    "```output\n```\n".replacing("```output", with: "```text\n\(code)\(code)"),
    "```swift\n\(String(repeating: "é", count: 88))\n```\n",
    "```check\nx.late == 1\nf(late: 1) == \"late\"\n```\n\n```swift\nlet late = 1\n```\n",
    "```swift\nfunc f() -> Int { late }\nlet g = { late }\n```\n\n```swift\nlet late = 1\n```\n",
    "```swift\nfor late in 0..<2 { print(late) }\nprint(\"late\", a.late, f(late: 1)) // late\n```\n\n"
      + "```swift\nlet late = 1\n```\n",
    "```swift\nprint(\"\"\"\nlate comes\n\"\"\")\nlate(1)\n```\n\n```swift\nlet late = 1\n```\n",
    "```swift\nlet late = 1\nprint(late)\n```\n\n```swift {.norun}\nlet late = 2\n```\n",
    "```check\nf(1) == 1\n```\n\n```swift\nfunc f(_ a: Int) -> Int {\n  let f = a\n  return f\n}\n```\n",
    "```swift\nlet a = 1\n```\n\nIt is 1<!--= a -->.\n\n```swift {.norun}\nlet a = 2\n```\n",
    "```check\n\(code)x\n```\n", "It costs $5\n- or more\n", "The list\n- a\n- b\n",
    "Is $a + b$\n- a\n",
  ])
  func accepts(text: String) {
    #expect(Chapter.read(chapter(text)).diagnostics == [])
  }

  @Test func estimatesReadingTime() {
    let words = String(repeating: "word ", count: 400)
    let text = """
      \(words)

      ```swift
      a

      b
      ```

      ```swift {.hidden}
      c
      ```

      ```math
      x
      ```

      | a | b |
      |---|---|
      | c | d |
      """
    let time = ReadingTime(Chapter.read(chapter(text)).chapter)
    #expect(time.words == 404 && time.otherSeconds == 2 * 3 + 10 + 2)
    #expect(time.minutes == 3)
  }

  @Test func comparesReadingTimeWithFrontMatter() {
    let words = String(repeating: "word ", count: 201)
    func ids(_ minutes: Int) -> [String] {
      Chapter.read(
        SourceFile(path: "a.md", text: "---\ntitle: A\nminutes: \(minutes)\n---\n\n\(words)\n")
      ).diagnostics.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.id)" }
    }
    #expect(ids(2) == [])
    #expect(ids(1) == ["3:10 reading-time"])
  }

  @Test func readsWordList() throws {
    let book = try TemporaryBook([
      "chapters/01-a.md": Array("---\ntitle: A\n---\n\nText.\n".utf8),
      "chapters/words.txt": Array(
        "# Names\ndictionary: en_GB\n\nPyTorch\nupsampler\ntwo words\nPyTorch\n".utf8),
    ]).read()
    #expect(book.words?.dictionary == "en_GB")
    #expect(book.words?.contains("Upsampler") == true && book.words?.contains("pyTorch") == false)
    #expect(
      book.diagnostics.map { "\($0.range?.start.line ?? 0) \($0.id)" } == [
        "6 invalid-word-list", "7 invalid-word-list",
      ])
  }

  @Test func readsNamesForTheSameThing() throws {
    let book = try TemporaryBook([
      "chapters/01-a.md": Array("---\ntitle: A\n---\n\nText.\n".utf8),
      "chapters/synonyms.txt": Array(
        "# Names\nblur, low-pass\n\nalone,\nfold, col2im, Blur\n".utf8),
    ]).read()
    #expect(book.synonyms.groups == [["blur", "low-pass"], ["fold", "col2im", "Blur"]])
    #expect(
      book.diagnostics.map(\.message) == [
        "a line holds two names or more: 'alone,'", "'Blur' is on line 2 too",
      ])
  }

  @Test func readsWhatTheBookSaysOfItself() throws {
    func read(_ settings: String) throws -> Book {
      try TemporaryBook([
        "chapters/01-a.md": Array("---\ntitle: A\n---\n\nText.\n".utf8),
        "course.yaml": Array(settings.utf8),
      ]).read()
    }
    let good = try read(
      "authors: [A, B]\nlicense: MIT\nlanguage: de\nsite: https://example.org/x//\nother: 1\n")
    #expect(good.diagnostics == [])
    #expect(good.settings.authors == ["A", "B"] && good.settings.licence == "MIT")
    #expect(good.settings.language == "de" && good.settings.site == "https://example.org/x")
    let bad = try read("authors: A\nsite: javascript:alert(1)\nrepository: a b\n")
    #expect(
      bad.diagnostics.map { "\($0.range?.start.line ?? 0) \($0.message)" } == [
        "1 'authors' is a list", "2 'site' is an address of the web: 'javascript:alert(1)'",
        "3 'repository' is an address of the web: 'a b'",
      ])
    #expect(bad.settings.site == nil)
  }
}
