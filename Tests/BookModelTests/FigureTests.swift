import BookModel
import Diagnostics
import Testing

@Suite struct FigureTests {
  @Test func readsFigureWithItsCaption() throws {
    let source = MarkedSource(
      """
      ```swift {#fig-copies .figure alt="Four squares, each over a corner."}
      show(copies)
      ```

      ```output
      ```

      <!-- why -->

      Figure: Four copies of $K$, 4<!--= copies.count --> in
      all.
      """)
    let (chapter, diagnostics) = Chapter.read(source.file)
    #expect(diagnostics == [])
    guard case .snippet(let snippet)? = chapter.steps.first else {
      Issue.record("no snippet")
      return
    }
    #expect(snippet.options == [.figure] && snippet.id == "fig-copies")
    #expect(snippet.alternative == "Four squares, each over a corner.")
    guard case .caption(snippet: 0, let content)? = chapter.blocks.last?.kind else {
      Issue.record("\(chapter.treeDump)")
      return
    }
    #expect(content.first == .text("Four copies of "))
    #expect(content.contains(.math("K")) && chapter.values.count == 1)
  }

  @Test(arguments: [
    ("1️⃣```2️⃣swift {.figure}\nshow(x)\n```\n\nFigure: A.\n", ["figure-without-text"]),
    ("1️⃣```2️⃣swift {.figure alt=\" \"}\nshow(x)\n```\n\nFigure: A.\n", ["figure-without-text"]),
    ("1️⃣```2️⃣swift {.figure alt=a}\nshow(x)\n```\n", ["figure-without-caption"]),
    ("1️⃣```2️⃣swift {.figure alt=a}\nshow(x)\n```\n\nText.\n\nx\n", ["figure-without-caption"]),
    ("```swift {.figure alt=a}\nshow(x)\n```\n\n1️⃣Figure:2️⃣\n", ["figure-without-caption"]),
    ("1️⃣Figure: Alone.2️⃣\n", ["caption-without-figure"]),
    ("```swift\nx()\n```\n\n1️⃣Figure: Alone.2️⃣\n", ["caption-without-figure"]),
    (
      "```swift {.figure alt=a}\nx()\n```\n\nFigure: A.\n\n1️⃣Figure: B.2️⃣\n",
      ["caption-without-figure"]
    ),
    (
      "1️⃣```2️⃣swift {.figure .hidden alt=a}\nshow(x)\n```\n\nFigure: A.\n",
      ["conflicting-options"]
    ),
    ("```swift {alt=1️⃣a2️⃣}\nshow(x)\n```\n", ["unknown-attribute"]),
    ("```swift {.figure alt=\"a}1️⃣2️⃣\n```\n\nFigure: A.\n", ["malformed-attributes"]),
  ])
  func reportsWhatFigureLacks(marked: String, ids: [String]) throws {
    let source = MarkedSource(marked)
    let diagnostics = Chapter.read(source.file).diagnostics
    #expect(diagnostics.map(\.id) == ids)
    #expect(diagnostics.first?.range == source.range("1️⃣", "2️⃣"))
  }
}
