import Foundation
import Testing

/// What a browser keeps of a reader's way through the book, and the two dialogs.
@Suite(.browser)
struct ProgressTests {
  private static let chapter = "05-checkerboard.html"
  private static let solve = "courseProgress.solve('quiz-largest')"

  private static let noteText =
    "(document.querySelector('.contents [data-page=\"05-checkerboard\"] .progress-note')?.textContent ?? '')"

  private static func note(_ page: Page) async throws -> String {
    try await page.evaluate(noteText).string ?? ""
  }

  @Test func showsWhatIsReadAndSolvedBesideTheChapter() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.evaluate("document.getElementById('sec-border').scrollIntoView()")
      try await page.wait(until: "courseProgress.state().place?.id === 'sec-border'")
      try await page.evaluate(Self.solve)
      // Text is read once it has been in view for a while; what was passed on the way is not.
      try await page.wait(until: "/^\\d+ % read · 1 of \\d+ solved$/.test(\(Self.noteText))")
      let share = try await page.evaluate("courseProgress.state().read['05-checkerboard']")
      #expect((share.number ?? 1) < 0.5)
      try await page.open(book["index.html"])
      #expect(try await Self.note(page).contains("1 of"), "kept from page to page")
      try await page.click("a.resume")
      try await page.wait(until: "location.hash === '#sec-border'")
    }
  }

  @Test func carriesProgressInAFile() async throws {
    let book = try await BuiltBook.ours
    let text = try await Browser.visit(book[Self.chapter]) { page in
      try await page.evaluate(Self.solve)
      return try await page.evaluate("courseProgress.text()").string ?? ""
    }
    try await Browser.visit(book["index.html"]) { page in
      try await Self.load(text, page)
      try await page.wait(until: "courseProgress.isSolved('quiz-largest')")
      #expect(try await Self.note(page).contains("1 of"))
      for wrong in [
        "", "{", "[]", "null", #"{"form":1,"book":"another","solved":{"a":"2026-01-01"}}"#,
        #"{"form":2}"#,
      ] {
        try await Self.load(wrong, page)
        try await page.wait(
          until:
            "document.getElementById('page.progress').querySelector('[role=status]').textContent.includes('no progress')"
        )
      }
      #expect(
        try await page.evaluate("Object.keys(courseProgress.state().solved)") == ["quiz-largest"])
    }
  }

  /// Chooses a file in the dialog, as a reader would.
  private static func load(_ text: String, _ page: Page) async throws {
    try await page.evaluate(
      """
      (() => {
        document.querySelector("[id='page.progress'] [role=status]").textContent = "";
        const files = new DataTransfer();
        files.items.add(new File([\(Page.quoted(text))], "p.json", { type: "application/json" }));
        const input = document.querySelector("[id='page.progress'] input");
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
      })()
      """)
  }

  @Test func leavesOutWhatIsNotSound() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["index.html"]) { page in
      let state = try await page.evaluate(
        """
        courseProgress.merge(JSON.stringify({
          form: 1, book: document.documentElement.dataset.book,
          read: { a: 2, b: "x", c: 0.5 }, solved: { d: "<b>", e: "2026-01-02" }, place: { page: 1 },
        })) && courseProgress.state()
        """)
      #expect(state["read"] == ["c": 0.5])
      #expect(state["solved"] == ["e": "2026-01-02"])
      #expect(state["place"] == .null)
    }
  }

  @Test func forgetsWhenAskedTwice() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.evaluate(Self.solve)
      try await page.click(".tools button:last-child")
      try await page.takeScreenshot("progress")
      try await page.click(".forget")
      #expect(try await page.evaluate("courseProgress.isSolved('quiz-largest')").isTrue)
      try await page.click(".forget")
      #expect(try await page.evaluate("courseProgress.isSolved('quiz-largest')") == false)
    }
  }

  @Test func keepsThatAnExerciseIsSolved() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["01-matrix-view.html"]) { page in
      try await page.click(".exercise .solved-box input")
      let isCounted = """
        document.querySelector('.contents [data-page="01-matrix-view"] .progress-note')
          .textContent.includes('1 of')
        """
      #expect(try await page.evaluate(isCounted).isTrue)
      try await page.open(book["01-matrix-view.html"])
      #expect(
        try await page.evaluate("document.querySelector('.exercise .solved-box input').checked")
          .isTrue)
      try await page.click(".exercise .solved-box input")
      #expect(try await page.evaluate(isCounted) == false)
    }
  }

  @Test func explainsTheKeys() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.press("?", shift: true)
      #expect(try await page.evaluate("document.getElementById('page.help').open").isTrue)
      #expect(try await page.accessibilityProblems() == [])
      try await page.press("Escape")
      try await page.wait(until: "!document.getElementById('page.help').open")
      try await page.click(".keys input")
      try await page.evaluate("document.activeElement.blur()")
      try await page.press("?", shift: true)
      #expect(try await page.evaluate("document.getElementById('page.help').open") == false)
    }
  }

  @Test func leavesTheQuestionMarkToASearch() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.press("/")
      try await page.press("?", shift: true)
      #expect(try await page.evaluate("document.getElementById('page.help').open") == false)
    }
  }
}
