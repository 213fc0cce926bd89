import CourseRuns
import Foundation
import Testing

/// What holds for every page of the book, whatever is on it.
@Suite(.browser)
struct WholeBookTests {
  /// Three widths, and both themes where least room is.
  private static let looks = [
    Look(screen: .desk, theme: .light), Look(screen: .tablet, theme: .dark),
    Look(screen: .phone, theme: .dark), Look(screen: .phone, theme: .light),
  ]

  @Test func everyPageIsAccessibleQuietAndFits() async throws {
    let book = try await BuiltBook.ours
    try await withThrowingTaskGroup { pages in
      for name in book.pages {
        pages.addTask { try await Self.expectGood(name, of: book) }
      }
      try await pages.waitForAll()
    }
  }

  /// Goes through a page's looks in one visit: loading takes as long as a look at it.
  private static func expectGood(_ name: String, of book: BuiltBook) async throws {
    try await Browser.visit(book[name], looks[0]) { page in
      for look in looks {
        try await page.show(look)
        let problems = try await page.accessibilityProblems()
        #expect(problems == [], "\(name), \(look)")
        let wide = try await page.overflowingElements()
        #expect(wide == [], "\(name), \(look)")
        #expect(try await page.evaluate(Self.cutCode) == [], "\(name), \(look)")
        let stem = name.dropLast(".html".count)
        try await page.takeScreenshot("\(stem)-\(look.screen)-\(look.theme)")
      }
    }
  }

  /// The lines of code that go beyond their boxes.
  private static let cutCode = """
    [...document.querySelectorAll("pre:not([tabindex='0'])")]
      .filter((pre) => pre.checkVisibility() && pre.scrollWidth > pre.clientWidth + 1)
      .map((pre) => pre.textContent.slice(0, 60))
    """

  @Test func everyPageIsValidHTML() async throws {
    let book = try await BuiltBook.ours
    let files = book.pages.map { book[$0].path() }
    // Its warnings tell which browsers of 2020 lacked a feature.
    let vnu = ["java", "-Xss4m", "-jar", BrowserTools.vnu.path(), "--stdout", "--errors-only"]
    let result = try CourseProcess(command: vnu + files, in: book.folder).run()
    let findings = result.output.split(separator: "\n").map(String.init)
    #expect(findings == [])
    #expect(result.status == 0, "\(result.errors)")
  }

  /// With all that it needs before it is read: styles, scripts and figures, each compressed as a server does.
  @Test func everyPageWeighsLessThan100Kilobytes() async throws {
    let book = try await BuiltBook.ours
    for name in book.pages {
      let text = try String(contentsOf: book[name], encoding: .utf8)
      let needed = text.matches(of: /<(?:script src|link rel="stylesheet" href)="([^"]+)"/)
        .map { String($0.1) }
      #expect(needed.contains("styles.css") && needed.contains("scripts.js"), "\(name)")
      let files = [name] + needed
      let weigh = ["sh", "-c", "for file; do gzip -9c \"$file\" | wc -c; done", "sh"]
      let result = try CourseProcess(command: weigh + files, in: book.folder).run()
      let weights = result.output.split(separator: "\n").compactMap { Int($0) }
      #expect(weights.count == files.count && weights.allSatisfy { $0 > 100 }, "\(result.errors)")
      #expect(weights.reduce(0, +) < 100_000, "\(name): \(zip(files, weights).map { $0 })")
    }
  }

  @Test func everyPageIsLegibleWithoutScripts() async throws {
    let book = try await BuiltBook.ours
    for name in book.pages {
      try await Browser.visit(book[name], Look(screen: .phone, hasScripts: false)) { page in
        let wide = try await page.overflowingElements()
        #expect(wide == [], "\(name)")
        let idle = try await page.evaluate(
          """
          [...document.querySelectorAll("button, .search")]
            .filter((control) => control.checkVisibility()).map((control) => control.outerHTML)
          """)
        #expect(idle == [], "a control that does nothing shows on \(name)")
        #expect(try await page.evaluate("document.querySelector('h1').checkVisibility()").isTrue)
      }
    }
  }
}
