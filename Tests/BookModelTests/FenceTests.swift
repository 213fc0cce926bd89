import BookModel
import Diagnostics
import FoundationEssentials
import Testing

@Suite struct FenceTests {
  @Test(arguments: [
    "1️⃣```swift\n2️⃣let a = 1\n\nlet b = 2\n3️⃣```4️⃣\n",
    "- 1️⃣```swift\n2️⃣  let a = 1\n\n  let b = 2\n3️⃣  ```4️⃣\n",
    "> 1️⃣```swift\n2️⃣> let a = 1\n>\n> let b = 2\n3️⃣> ```4️⃣\n",
    "10. x\n\n    > - 1️⃣~~~swift\n2️⃣    >   let a = 1\n    >\n    >   let b = 2\n3️⃣    >   ~~~~4️⃣\n",
    "> [!NOTE]\n> Text\n> 1️⃣```swift\n2️⃣> let a = 1\n>\n> let b = 2\n3️⃣> ```4️⃣\n\nafter",
  ])
  func knowsTheBytesOfItsBody(marked: String) throws {
    let source = MarkedSource(marked)
    let (chapter, diagnostics) = Chapter.read(source.file)
    let fence = try #require(chapter.steps.first?.fence)
    #expect(diagnostics == [])
    #expect(fence.body == "let a = 1\n\nlet b = 2\n")
    #expect(fence.range == source.range("1️⃣", "4️⃣"))
    #expect(fence.bodyLine == source.range("2️⃣", "3️⃣")?.start.line)
    let bytes = Array(source.file.text.utf8)
    let body = try #require(source.range("2️⃣", "3️⃣"))
    let lines = source.file.lines[body.start.line - 1..<body.end.line - 1].map { $0 + "\n" }
    #expect(String(decoding: bytes[fence.bodyBytes], as: UTF8.self) == lines.joined())
    #expect(fence.replacement(for: fence.body, in: source.file) == lines.joined())
  }

  @Test func replacesABodyByALongerOne() throws {
    let source = MarkedSource("> - ```swift\n>   a\n>   ```\n>   ```output\n>   ```\n").file
    let (chapter, _) = Chapter.read(source)
    let fence = try #require(chapter.steps.last?.fence)
    #expect(fence.body == "" && fence.bodyBytes.isEmpty)
    #expect(fence.replacement(for: "one\n\n two", in: source) == ">   one\n>\n>    two\n")
    #expect(fence.replacement(for: "", in: source) == "")
  }

  @Test(arguments: ["\n", "\r\n"]) func endsNewLinesAsTheFileDoes(lineEnd: String) throws {
    let lines = ["> ```swift", "> a", "> ```", "> ```output", "> b", "> ```", ""]
    let source = chapter(lines.joined(separator: lineEnd))
    let fence = try #require(Chapter.read(source).chapter.steps.last?.fence)
    let expected = ["> one", ">", "> two", ""].joined(separator: lineEnd)
    #expect(fence.replacement(for: "one\n\ntwo\n", in: source).utf8.elementsEqual(expected.utf8))
    #expect(fence.replacement(for: "one\r\n\r\ntwo", in: source).utf8.elementsEqual(expected.utf8))
  }

  @Test(arguments: ["chapters/02-scatter.md", "02-scatter.md", "02-scatter"])
  func namesAChapterAfterItsFile(path: String) {
    #expect(Chapter.name(ofFile: path) == "02-scatter")
  }

  @Test func readsTheOptionsOfASnippet() {
    let (found, diagnostics) = Chapter.read(
      chapter(
        "```swift {#one .hidden .slow}\nx\n```\n\n```swift{.norun}\nx\n```\n\n"
          + "```swift {}\nx\n```\n"))
    let snippets = found.steps.compactMap { step -> Snippet? in
      if case .snippet(let snippet) = step { snippet } else { nil }
    }
    #expect(diagnostics == [])
    #expect(snippets.map(\.options) == [[.hidden, .slow], [.norun], []])
    #expect(snippets.map(\.id) == ["one", nil, nil])
    #expect(snippets.map(\.index) == [0, 1, 2])
  }

  @Test func readsWhatATensorIsComparedWith() throws {
    let source = MarkedSource(
      "```tensor {of=\"1️⃣f(x, y)2️⃣\" fact=a.b .refuted atol=1e-3 rtol=0}\ntensor(1.)\n```\n")
    let (found, diagnostics) = Chapter.read(source.file)
    guard case .tensor(let tensor) = found.steps.first else {
      Issue.record("no tensor")
      return
    }
    #expect(diagnostics == [])
    #expect(tensor.expression == "f(x, y)" && tensor.expressionRange == source.range("1️⃣", "2️⃣"))
    #expect(tensor.fact == "a.b" && tensor.isRefuted)
    #expect(tensor.absoluteTolerance == 1e-3 && tensor.relativeTolerance == 0)
  }

  @Test func readsTheConditionsOfACheck() {
    let (found, _) = Chapter.read(chapter("```check\na == 1\n\n// why\n  b\n```\n"))
    guard case .check(let check) = found.steps.first else {
      Issue.record("no check")
      return
    }
    #expect(
      check.conditions == [.init(expression: "a == 1", line: 6), .init(expression: "b", line: 9)])
    #expect(check.fact == nil && !check.isRefuted)
  }

  @Test(arguments: [
    ("```swift\nx\n```\n\n```tensor {of=y}\n1\n```\n\n```output\n```\n", []),
    ("```swift\nx\n```\n\n<!-- why -->\n\n```output\n```\n", []),
    ("```swift {.traps}\nx\n```\n```output\n1\n```\n```error\nno\n```\n", []),
    ("```swift\nx\n```\nText\n```output\n```\n", ["expectation-without-snippet"]),
    ("- ```swift\n  x\n  ```\n\n```output\n```\n", ["expectation-without-snippet"]),
    ("```swift\nx\n```\n```python\n```\n```output\n```\n", ["expectation-without-snippet"]),
    ("```swift\nx\n```\n```output\n```\n```output\n```\n", ["duplicate-expectation"]),
    ("```swift {.norun}\nx\n```\n```output\n```\n", ["output-of-nothing"]),
    ("```swift {.nocompile}\nx\n```\n\nText\n", ["failure-without-error"]),
    ("```swift {.nocompile}\nx\n```\n```error\n```\n", ["empty-fence"]),
    ("```swift {a}\nx\n```\n```output\n```\n", ["malformed-attributes"]),
    ("```swift {#a #b}\nx\n```\n", ["duplicate-attribute"]),
    ("```swift {.hidden\n```\n", ["malformed-attributes"]),
    ("```swift {.hidden} x\n```\n", ["malformed-attributes"]),
    ("```swift hidden\n```\n", ["malformed-attributes"]),
    ("```tensor {of=}\n1\n```\n", ["malformed-attributes"]),
    ("```tensor {of=\"y}\n1\n```\n", ["malformed-attributes"]),
    ("```tensor {of=\" \"}\n1\n```\n", ["missing-attribute"]),
    ("```tensor {of=y atol=nan}\n1\n```\n", ["invalid-value"]),
    ("```output {of=y}\n```\n", ["expectation-without-snippet", "unknown-attribute"]),
    ("```math {#eq-size}\nx\n```\n", []),
    ("```math {.hidden}\nx\n```\n", ["unknown-attribute"]),
    ("```math\n```\n", ["empty-fence"]),
    ("```math {#size}\nx\n```\n", ["wrong-prefix"]),
    ("```swift {#fig-a}\nx\n```\n", ["wrong-prefix"]),
    ("## A {#eq-a}\n", ["wrong-prefix"]),
    ("```text\n```\n\n```sh\nls\n```\n\n```\n```\n", []),
    ("````swift\nx\n```\n", ["unclosed-fence"]),
    ("> ```swift\nText\n", ["unclosed-fence"]),
  ])
  func checksWhatStandsWhere(text: String, ids: [String]) {
    #expect(Chapter.read(chapter(text)).diagnostics.map(\.id).sorted() == ids)
  }
}
