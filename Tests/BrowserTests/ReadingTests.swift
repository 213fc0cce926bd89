import CourseRuns
import Foundation
import Testing

/// What a reader does on a page: finding, linking, copying, choosing the colours.
@Suite(.browser)
struct ReadingTests {
  private static let chapter = "02-scatter-add.html"

  private static func background(_ page: Page) async throws -> JSON {
    try await page.evaluate("getComputedStyle(document.body).backgroundColor")
  }

  @Test func findsASectionByKeyboard() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.press("/")
      #expect(try await page.evaluate("document.activeElement.id") == "page.search")
      try await page.type("checkerboard")
      try await page.wait(until: "document.querySelectorAll('.found li').length > 1")
      let status = try await page.evaluate(
        "document.querySelector('.found [role=status]').textContent")
      #expect(status.string?.contains(#/^\d+ sections$/#) == true)
      let marked = try await page.evaluate("document.querySelector('.found mark').textContent")
      #expect(marked.string?.lowercased() == "checkerboard")
      // Where something is left out, it is left out between words.
      let cut = try await page.evaluate(
        """
        [...document.querySelectorAll(".found li p")].map((one) => one.textContent)
          .filter((text) => /…[^ ]|[^ ]…/.test(text))
        """)
      #expect(cut == [])
      let first = try await page.evaluate("document.querySelector('.found a').href")
      try await page.press("Enter")
      try await page.wait(until: "location.href === \(Page.quoted(first.string ?? ""))")
    }
  }

  @Test func buttonsComeWithoutMovingTheText() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(screen: .phone)) { page in
      // What scripts put into the page takes the room that was kept for it.
      let moved = try await page.evaluate(
        """
        (() => {
          const codes = [...document.querySelectorAll(".copies + pre")];
          return codes.filter((code) => {
            const top = code.getBoundingClientRect().top;
            const bar = code.previousElementSibling;
            bar.remove();
            const isMoved = Math.abs(code.getBoundingClientRect().top - top) > 0.5;
            code.before(bar);
            return isMoved;
          }).length + (codes.length ? 0 : 1);
        })()
        """)
      #expect(moved == 0)
      let button = try await page.evaluate(
        """
        (() => {
          const quiz = document.querySelector("form.quiz");
          const height = quiz.getBoundingClientRect().height;
          quiz.querySelector(".actions button").hidden = true;
          return Math.abs(quiz.getBoundingClientRect().height - height);
        })()
        """)
      #expect((button.number ?? 99) < 0.5)
    }
  }

  @Test func saysThatNothingIsFoundAndCloses() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["index.html"], Look(screen: .phone)) { page in
      try await page.tap("[id='page.search']")
      try await page.wait(until: "document.activeElement.id === 'page.search'")
      try await page.type("xyzzy")
      try await page.wait(
        until: "document.querySelector('.found').textContent === 'No section has it.'")
      try await page.press("Escape")
      #expect(try await page.evaluate("document.querySelector('.found').hidden").isTrue)
    }
  }

  @Test(arguments: Look.Theme.allCases)
  func remembersTheChosenTheme(system: Look.Theme) async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(theme: system)) { page in
      let own = try await Self.background(page)
      var seen: Set<JSON> = []
      for _ in 0..<3 {
        try await page.click("button.theme")
        seen.insert(try await Self.background(page))
      }
      #expect(seen.count == 2, "light and dark")
      #expect(try await Self.background(page) == own, "and back to the system's")
      let theme = system == .light ? "dark" : "light"
      while try await page.evaluate("document.documentElement.dataset.theme") != .string(theme) {
        try await page.click("button.theme")
      }
      try await page.open(book["index.html"])
      #expect(try await Self.background(page) != own)
    }
  }

  @Test func everyAnchorLeadsToItsHeading() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(screen: .tablet)) { page in
      try await page.click("h2 .anchor")
      let top = try await page.evaluate(
        """
        document.querySelector(location.hash).getBoundingClientRect().top
          - document.querySelector(".top").getBoundingClientRect().bottom
        """)
      #expect(try await page.evaluate("location.hash.length > 1").isTrue)
      #expect((0..<200).contains(try #require(top.number)), "below the bar, not behind it")
    }
  }

  @Test func turnsPagesByKeyboard() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      for (key, name) in [("ArrowRight", "03-output-size.html"), ("ArrowLeft", Self.chapter)] {
        try await page.press(key)
        try await page.wait(
          until: "location.pathname.endsWith('/\(name)') && document.readyState === 'complete'")
      }
    }
  }

  @Test func skipLinkIsTheFirstStop() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.press("Tab")
      #expect(try await page.evaluate("document.activeElement.className") == "skip")
      try await page.press("Enter")
      try await page.wait(until: "document.activeElement.id === 'page.main'")
    }
  }

  @Test func copiedCodeRunsInAnotherBook() async throws {
    let book = try await BuiltBook.ours
    let copied = try await Browser.visit(book[Self.chapter]) { page in
      try await page.allowClipboard()
      try await page.click(".snippet .copy")
      try await page.wait(
        until: "document.querySelector('.snippet .copy').textContent === 'Copied'")
      return try await page.evaluate("navigator.clipboard.readText()").string ?? ""
    }
    let other = try BookFolder(chapters: [BookFolder.chapter("Copied", "```swift\n\(copied)\n```")])
    let check = try other.course("check")
    #expect(check.status == 0, "\(copied)\n\(check)")
  }

  @Test func printsWithoutTheFrame() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(isPrinted: true)) { page in
      let shown = try await page.evaluate(
        """
        [".top", ".contents", ".copy", ".turn"].filter((selector) =>
          document.querySelector(selector)?.checkVisibility())
        """)
      #expect(shown == [])
      try await page.takeScreenshot("printed")
    }
  }
}
