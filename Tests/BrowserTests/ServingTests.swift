import CourseRuns
import Foundation
import Testing

/// What an author sees while writing with `course serve`.
@Suite(.browser)
struct ServingTests {
  private static let long = (1...40).map { "## Part \($0)\n\nThe text of part \($0).\n\n" }.joined()

  private static func book() throws -> BookFolder {
    try BookFolder(chapters: [
      BookFolder.chapter("First", "Begin here.\n\n```swift {#one}\nprint(6 * 7)\n```\n\n\(long)"),
      BookFolder.chapter("Second", "The other chapter."),
    ])
  }

  /// The texts of the problems that lie over the page.
  private static let problems = """
    [...document.getElementById("course-live").shadowRoot
      .querySelectorAll("section:not([hidden]) pre")].map((pre) => pre.textContent).join("")
    """

  /// Whether the first build is done and the page shows it.
  private static let isReady =
    "document.querySelector('main') && document.readyState === 'complete'"

  @Test func showsAnEditWhereTheReaderWas() async throws {
    let run = try await ServedBook.serve(try Self.book()) { served in
      try await Browser.visit(served["01-chapter.html"], troubles: Self.isPlaceholder) { page in
        try await page.wait(until: Self.isReady)
        try await page.evaluate("document.getElementById('part-30').scrollIntoView()")
        let place = "document.getElementById('part-30').getBoundingClientRect().top"
        let before = try #require(try await page.evaluate(place).number)
        try await page.evaluate("window.isOld = true")
        let added = "Begin here.\n\n" + String(repeating: "One more paragraph.\n\n", count: 20)
        try served.book.replace("Begin here.\n\n", with: added, in: "chapters/01-chapter.md")
        try await page.wait(until: "!window.isOld && \(Self.isReady)")
        #expect(
          try await page.evaluate("document.querySelector('.body').textContent").string?
            .contains("One more paragraph.") == true)
        // A page scrolls by whole pixels, its text does not lie on them.
        let after = try #require(try await page.evaluate(place).number)
        #expect(abs(after - before) < 1, "the reader's place stays")
      }
    }
    #expect(run.status == 130, "Ctrl-C ends it: \(run)")
    #expect(run.output.hasSuffix("stopped\n"))
  }

  @Test func loadsNoPageThatDidNotChange() async throws {
    _ = try await ServedBook.serve(try Self.book()) { served in
      try await Browser.visit(served["02-chapter.html"], troubles: Self.isPlaceholder) { page in
        try await page.wait(until: Self.isReady)
        try await page.evaluate("window.isOld = true")
        try served.book.replace("part 7", with: "part seven", in: "chapters/01-chapter.md")
        try await served.waitUntilPrinted("2 files changed: 01-chapter.html, search-data.js\n")
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await page.evaluate("window.isOld").isTrue)
      }
    }
  }

  @Test func laysMistakesOverThePageUntilTheyAreMended() async throws {
    let file = "chapters/01-chapter.md"
    let run = try await ServedBook.serve(try Self.book()) { served in
      try await Browser.visit(served["01-chapter.html"], troubles: Self.isPlaceholder) { page in
        try await page.wait(until: "\(Self.isReady) && \(Self.problems) === ''")
        try served.book.replace("6 * 7", with: "6 * seven", in: file)
        try await page.wait(until: "\(Self.problems).includes('seven')")
        let shown = try await page.evaluate(Self.problems)
        #expect(
          shown.string?.contains("\(file):8:11: error: cannot find 'seven'") == true, "\(shown)")
        #expect(
          try await page.evaluate("document.querySelector('.printed').textContent").string?
            .contains("42") == true, "the last result stays below")
        let problems = try await page.accessibilityProblems()
        #expect(problems == [])
        try await page.takeScreenshot("serving-with-a-mistake")
        try await page.press("Escape")
        #expect(try await page.evaluate(Self.problems) == "")
        try served.book.replace("6 * seven", with: "6 * 8", in: file)
        try await page.wait(
          until: "\(Self.isReady) && document.querySelector('.printed').textContent.includes('48')")
        #expect(try await page.evaluate(Self.problems) == "")
      }
    }
    #expect(run.output.contains("cannot find 'seven' in scope"), "the terminal says it too")
  }

  @Test func survivesTheLossOfTheBook() async throws {
    _ = try await ServedBook.serve(try Self.book()) { served in
      try await Browser.visit(served["02-chapter.html"], troubles: Self.isPlaceholder) { page in
        try await page.wait(until: Self.isReady)
        let summary = try served.book.read("chapters/SUMMARY.md")
        try FileManager.default.removeItem(
          at: served.book.url.appending(path: "chapters/SUMMARY.md"))
        try await page.wait(until: "\(Self.problems).includes('SUMMARY.md')")
        #expect(
          try await page.evaluate("document.querySelector('.body').textContent").string?
            .contains("The other chapter.") == true)
        try served.book.write(summary, to: "chapters/SUMMARY.md")
        try await page.wait(until: "\(Self.isReady) && \(Self.problems) === ''")
      }
    }
  }

  @Test func findsTheNextRunOfTheServerByItself() async throws {
    let book = try Self.book()
    let port = 20_000 + Int(ProcessInfo.processInfo.processIdentifier % 20_000)
    let command = ["serve", "--port", "\(port)"]
    var run = try CourseProcess(command, in: book.url)
    try run.start()
    defer { run.interrupt() }
    while try !run.outputSoFar().contains("✓") { try await Task.sleep(for: .milliseconds(10)) }
    let first = run
    let address = try await ServedBook.address(of: run).appending(path: "02-chapter.html")
    run = try await Browser.visit(address, troubles: Self.isAnything) { page in
      first.interrupt()
      _ = try first.wait()
      let badge = "document.getElementById('course-live').shadowRoot.querySelector('p').textContent"
      try await page.wait(until: "\(badge).includes('stopped')")
      try book.replace("The other chapter.", with: "Another text.", in: "chapters/02-chapter.md")
      let second = try CourseProcess(command, in: book.url)
      try second.start()
      try await page.wait(until: "document.body?.textContent.includes('Another text.')")
      return second
    }
  }

  @Test func saysWhyItCannotStart() async throws {
    let book = try Self.book()
    _ = try await ServedBook.serve(book) { served in
      let port = try #require(served.address.port)
      let second = try book.course("serve", "--port", "\(port)")
      #expect(second.status == 2)
      #expect(second.errors.contains("port \(port) is in use by another program\nhelp: "))
    }
    let none = try CourseProcess(["serve"], in: try TemporaryFolder.make()).run()
    #expect(none.status == 2 && none.errors.contains("is not inside a book"))
  }

  /// Requests to a server that is gone fail, as they must.
  private static func isAnything(_ trouble: String) -> Bool { true }

  /// Until the first build is done, the server answers 503 with a page that says so.
  private static func isPlaceholder(_ trouble: String) -> Bool {
    trouble.contains("503")
  }
}
