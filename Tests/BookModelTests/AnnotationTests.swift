import BookModel
import Diagnostics
import Testing

@Suite struct AnnotationTests {
  @Test func joinsNumbersAndTexts() throws {
    let source = MarkedSource(
      """
      - ```swift {.trace}
        let a = 1  1️⃣// <1>2️⃣
        let b = "// <7>"
        f() // why // <2>
        // <1>
        ```

        ```output
        1
        ```

        1. First.
        2. Second.
      """)
    let (found, diagnostics) = Chapter.read(source.file)
    #expect(diagnostics == [])
    guard case .snippet(let snippet)? = found.steps.first,
      case .list(let outer)? = found.blocks.last?.kind,
      case .list(let list)? = outer.items.first?.content.last?.kind
    else {
      Issue.record("no snippet with a list: \(found.treeDump)")
      return
    }
    #expect(snippet.annotations.map(\.number) == [1, 2, 1])
    #expect(snippet.annotations.map(\.line) == [1, 3, 4])
    #expect(snippet.annotations[0].range == source.range("1️⃣", "2️⃣"))
    #expect(snippet.code == "let a = 1\nlet b = \"// <7>\"\nf() // why\n\n")
    #expect(list.annotatedSnippet == snippet.index)
    #expect(list.items.count == 2)
  }

  @Test(arguments: [
    ("```swift\na // <1>\n```\n\n1. One.\n", []),
    ("```swift\na // <3>\n```\n\n3. Three.\n", []),
    ("```swift\na // <1>\n```\n\nText.\n\n1. One.\n", ["annotation-without-text"]),
    ("```swift\na // <1>\nb // <2>\n```\n\n1. One.\n", ["annotation-without-text"]),
    ("```swift\na // <1>\n```\n\n- One.\n", ["annotation-without-text"]),
    ("```swift\na // <1>\n```\n\n1. One.\n2. Two.\n", ["text-without-annotation"]),
    (
      "```swift\na // <2>\n```\n\n1. One.\n",
      ["annotation-without-text", "text-without-annotation"]
    ),
    (
      "```swift\na // <0>\nb // <0>\n```\n\n1. One.\n",
      ["annotation-without-text", "text-without-annotation"]
    ),
    ("```swift\na\n```\n\n1. A list of its own.\n", []),
    ("```swift\na // <1> b\nb // <x>\nc // <>\nd <1>\n```\n", []),
    ("```swift\na // <99999999999999999999>\n```\n", []),
    ("```swift {.trace}\na\n```\n```trace\n```\n", []),
    ("```swift\na\n```\n```trace\n```\n", ["trace-of-nothing"]),
    ("```trace\n```\n", ["expectation-without-snippet"]),
    ("```swift {.trace}\na\n```\n```trace\n```\n```trace\n```\n", ["duplicate-expectation"]),
    ("```swift {.trace .norun}\na\n```\n", ["conflicting-options"]),
    ("```swift {.trace}\na\n```\n```trace {of=y}\n```\n", ["unknown-attribute"]),
  ])
  func checksWhatExplainsWhat(text: String, ids: [String]) {
    #expect(Chapter.read(chapter(text)).diagnostics.map(\.id).sorted() == ids)
  }

  @Test func citesTheFactOfATrace() {
    let (found, _) = Chapter.read(
      chapter("```swift {.trace}\na\n```\n```trace {fact=a.b}\n1  a = 2\n```\n"))
    guard case .trace(let trace)? = found.steps.last else {
      Issue.record("no trace")
      return
    }
    #expect(trace.fact == "a.b" && trace.snippet == 0 && trace.index == 1)
    #expect(trace.fence.body == "1  a = 2\n")
  }
}
