import BookModel
import Diagnostics
import Pictures
import Testing

@testable import SnippetRunner

@Suite struct FigureTests {
  private func figure(_ code: String) -> String {
    """
    ```swift {#fig-a .figure alt="A dot."}
    \(code)
    ```

    Figure: A dot.
    """
  }

  @Test func keepsPictureOfFigure() async throws {
    let result = try await result(
      of: figure("show(svg: \"<svg viewBox='0 0 1 1'><circle r='1'/></svg>\")"))
    #expect(result.findings == [])
    let picture = try Picture(parsing: "<svg viewBox='0 0 1 1'><circle r='1'/></svg>")
    #expect(result.figures == [0: picture])
  }

  @Test(arguments: [
    ("let a = 1", ["1:1 figure-without-picture"], 0),
    ("for _ in 0..<2 { show(svg: \"<svg viewBox='0 0 1 1'/>\") }", ["1:1 figure-repeated"], 1),
    ("show(svg: \"<svg viewBox='0 0 1 1'><script/></svg>\")", ["1:1 figure-refused"], 0),
    ("show(svg: String(repeating: \"x\", count: 300_000))", ["1:1 figure-refused"], 0),
    ("show(svg: \"\\0\\r\\n\u{301}\")", ["1:1 figure-refused"], 0),
    ("show(svg: \"\"); fatalError()", ["2:1 snippet-trapped"], 0),
  ])
  func reportsPictureThatCannotBeShown(code: String, findings: [String], count: Int) async throws {
    let result = try await result(of: figure(code))
    #expect(result.findings == findings)
    #expect(result.figures.count == count)
  }

  @Test func saysWhereThePictureIsWrong() {
    let source = SourceFile(path: "a.md", text: "---\ntitle: A\n---\n\n" + figure("show(x)"))
    guard case .snippet(let snippet)? = Chapter.read(source).chapter.steps.first else {
      Issue.record("no snippet")
      return
    }
    let svg = "<svg viewBox='0 0 1 1'>\n<rect onclick='x'/></svg>"
    let diagnostics = DrawnFigure(snippet, shown: [svg]).diagnostics
    #expect(
      diagnostics.map(\.message) == [
        "the picture may not be shown: 'rect' takes no attribute 'onclick'"
      ])
    #expect(diagnostics.first?.notes == ["line 2, column 7 of the SVG: <rect onclick='x'/></svg>"])
  }
}
