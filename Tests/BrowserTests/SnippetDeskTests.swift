import CourseRuns
import Foundation
import Testing

/// What a reader does with snippets in the pages of `course serve`.
@Suite(.browser)
struct SnippetDeskTests {
  private static let snippet = "#halved"
  private static let status =
    "document.querySelector('\(snippet) .desk-status').textContent"
  private static let outcome = "document.querySelector('\(snippet) .trial').textContent"

  private static func book() throws -> BookFolder {
    try BookFolder(chapters: [
      BookFolder.chapter("The one before", "Text."),
      BookFolder.chapter(
        "Chapter",
        """
        ```swift
        let input: Tensor = [[2, 4], [6, 8]]
        func half(_ x: Tensor) -> Tensor { x * 0.5 }
        print("before")
        ```

        ```swift {#halved}
        let output = half(input)
        print(output.shape)
        ```

        ```output
        [2, 2]
        ```
        """),
    ])
  }

  /// Opens the snippet's editor.
  private static func edit(
    _ served: ServedBook, _ test: (Page) async throws -> Void
  ) async throws {
    try await Browser.visit(served["02-chapter.html"], Look(), troubles: isPlaceholder) { page in
      try await page.wait(until: "document.querySelector('\(snippet) .edit')")
      try await page.evaluate("document.querySelector('\(snippet) .edit').focus()")
      try await page.press("Enter")
      try await page.wait(until: "document.activeElement.matches('\(snippet) textarea')")
      try await test(page)
    }
  }

  private static func run(_ text: String, in page: Page) async throws {
    try await page.evaluate(
      "document.querySelector('\(snippet) textarea').focus();"
        + "document.querySelector('\(snippet) textarea').select()")
    try await page.type(text)
    for stop in ["Escape", "Tab", "Enter"] { try await page.press(stop) }
    try await page.wait(until: "\(status) && !\(status).includes('Running')")
  }

  @Test func runsWhatAReaderChangedBehindTheSnippetsBefore() async throws {
    _ = try await ServedBook.serve(try Self.book()) { served in
      try await Self.edit(served) { page in
        let code = try await page.evaluate(
          "document.querySelector('\(Self.snippet) textarea').value")
        #expect(code == "let output = half(input)\nprint(output.shape)")
        try await Self.run(
          "let output = half(input) + 10\nprint(\"sum\", output.sum())\n", in: page)
        #expect(try await page.evaluate(Self.status).string?.hasPrefix("Done in ") == true)
        let shown = try await page.evaluate(Self.outcome).string ?? ""
        #expect(shown.contains("sum 50.0"))
        #expect(!shown.contains("before"))
        let cells = try await page.evaluate(
          "[...document.querySelectorAll('\(Self.snippet) .trial .tensor-table td[class]')]"
            + ".map((cell) => cell.textContent)")
        #expect(cells == ["11", "12", "13", "14"])
        #expect(try await page.accessibilityProblems() == [])
        try await page.takeScreenshot("snippet-run")
      }
    }
  }

  @Test func saysWhatTheCompilerAndATrapSayWithTheirLines() async throws {
    _ = try await ServedBook.serve(try Self.book()) { served in
      try await Self.edit(served) { page in
        try await Self.run("let a = 1\nlet output = halve(input)\n", in: page)
        var shown = try await page.evaluate(Self.outcome).string ?? ""
        #expect(shown.contains("line 2, column 14: cannot find 'halve' in scope"))
        try await Self.run(
          "let list = [1, 2]\nprint(1)\nprint(list[input.scalarCount])\n", in: page)
        try await page.wait(until: "\(Self.outcome).includes('stopped')")
        shown = try await page.evaluate(Self.outcome).string ?? ""
        #expect(shown.contains("Index out of range"))
        #expect(shown.contains("go to line 3"))
      }
    }
  }

  @Test func bringsTheChaptersCodeBackAndStopsWhatDoesNotEnd() async throws {
    _ = try await ServedBook.serve(try Self.book()) { served in
      try await Self.edit(served) { page in
        try await page.evaluate("document.querySelector('\(Self.snippet) textarea').select()")
        try await page.type("while true {}\n")
        for stop in ["Escape", "Tab", "Enter"] { try await page.press(stop) }
        try await page.wait(until: "\(Self.status) === 'Running…'")
        try await page.press("Tab")
        try await page.press("Enter")
        try await page.wait(until: "\(Self.status) === 'Stopped.'")
        try await page.press("Tab")
        try await page.press("Enter")
        let code = "document.querySelector('\(Self.snippet) textarea').value"
        try await page.wait(until: "\(code) === 'let output = half(input)\\nprint(output.shape)'")
        try await page.press("Tab")
        try await page.press("Enter")
        try await page.wait(until: "!document.querySelector('\(Self.snippet) > pre').hidden")
      }
    }
  }

  /// A program that a page runs reads no file of the reader's and opens no connection.
  @Test func shutsWhatAPageRunsIn() async throws {
    let book = try Self.book()
    try book.write("secret", to: "secret.txt")
    _ = try await ServedBook.serve(book) { served in
      try await Self.edit(served) { page in
        let path = book.url.appending(path: "secret.txt").path()
        try await Self.run(
          "import Glibc\nprint(\"opened\", open(\"\(path)\", O_RDONLY))\n"
            + "print(\"made\", open(\"\(path)2\", O_CREAT | O_WRONLY, 0o600))\n", in: page)
        let shown = try await page.evaluate(Self.outcome).string ?? ""
        #expect(shown.contains("opened -1") && shown.contains("made -1"))
      }
    }
  }

  /// While the book is built for the first time, its pages are not there yet.
  private static func isPlaceholder(_ trouble: String) -> Bool { trouble.contains("503") }
}
