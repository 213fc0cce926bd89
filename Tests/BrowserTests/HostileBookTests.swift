import CourseRuns
import Foundation
import Testing

/// Chapters that try to get at the reader's browser: what they hold is refused with its place, or
/// shown as the text that it is.
@Suite(.browser)
struct HostileBookTests {
  private static let attack = "<script>window.hit = 1</script>"

  /// What is on no page at all, with a word of the message that names it.
  private static let refused = [
    (attack, "html"),
    ("<img src=x onerror=\"window.hit = 2\">", "html"),
    ("Text <b onmouseover='window.hit = 3'>bold</b>", "html"),
    ("<div><p>never closed", "html"),
    ("[press](javascript:window.hit=4)", "link"),
    ("![picture](https://evil.example/a.png)", "picture"),
    ("![picture](../../../../etc/passwd)", "picture"),
    ("```math\n\\href{javascript:window.hit=5}{x}\n```", "href"),
    ("```math\n" + String(repeating: "{", count: 5000) + "\n```", "nest"),
    (String(repeating: "> ", count: 200) + "deep", "nested"),
  ]

  /// What is shown as text.
  private static let inert = [
    "`\(attack)` and \\<script>window.hit = 6\\</script>",
    "```text\n</code></pre>\(attack)\n```",
    "```swift\nlet markup = #\"</code></pre>\(attack)\"#\nprint(markup)\n```",
    "$a < b \\text{\\lt script>window.hit = 7}$",
    "| \\<script> | b |\n|---|---|\n| `\(attack)` | \" onload=\"x |",
    "[a](#x\"onmouseover=\"window.hit=8) [b](<02-chapter.md\" onclick=\"window.hit=9>)",
    "[mail](mailto:a@b.example\" onfocus=\"window.hit=10)",
  ]

  private static func chapter(_ number: Int, _ text: String) -> String {
    BookFolder.chapter("'</title>\(attack) \(number)'", text)
  }

  @Test(arguments: refused)
  func refusesWithItsPlace(text: String, word: String) async throws {
    let root = try BookFolder(chapters: [Self.chapter(1, "Fine.\n\n\(text)\n\nFine too.")])
    let folder = root.url.appending(path: "pages")
    let book = try BuiltBook(of: root.url, in: folder, isRight: false)
    #expect(book.report.contains(#/chapters/01-chapter.md:[78]:/#), "\(book.report.prefix(600))")
    #expect(book.report.lowercased().contains(word), "\(book.report.prefix(600))")
    try await Self.expectHarmless(book["01-chapter.html"])
  }

  @Test func showsTheRestAsText() async throws {
    let texts = Self.inert.enumerated().map { Self.chapter($0 + 1, $1) }
    let root = try BookFolder(chapters: texts)
    // A link that leads nowhere is a mistake of the book, and still no way in.
    let folder = root.url.appending(path: "pages")
    let book = try BuiltBook(of: root.url, in: folder, isRight: false)
    for page in book.pages where page != "404.html" { try await Self.expectHarmless(book[page]) }
  }

  @Test func showsEnormousTablesAndFormulas() async throws {
    let row = "|" + String(repeating: " 1 |", count: 40) + "\n"
    let table =
      row + "|" + String(repeating: "---|", count: 40) + "\n"
      + String(repeating: row, count: 1000)
    let formula = "```math\n" + String(repeating: "x_{1} + x_{2} +\n", count: 2500) + "1\n```"
    let word = String(repeating: "long", count: 4000)
    let root = try BookFolder(chapters: [Self.chapter(1, "\(table)\n\n\(formula)\n\n\(word)")])
    let book = try BuiltBook(of: root.url, in: root.url.appending(path: "pages"))
    for screen in Look.Screen.allCases {
      try await Browser.visit(book["01-chapter.html"], Look(screen: screen)) { page in
        let wide = try await page.overflowingElements()
        #expect(wide == [], "\(screen)")
      }
    }
  }

  /// Expects that nothing of the page ran, however it is touched.
  private static func expectHarmless(_ address: URL) async throws {
    try await Browser.visit(address) { page in
      try await page.evaluate(
        """
        for (const element of document.querySelectorAll("body *")) {
          for (const name of ["mouseover", "focus", "load", "error"]) {
            element.dispatchEvent(new Event(name));
          }
        }
        for (const link of document.querySelectorAll("main a")) {
          link.addEventListener("click", (event) => {
            if (/^(https?|file|mailto):/.test(link.protocol)) event.preventDefault();
          });
          link.click();
        }
        """)
      #expect(try await page.evaluate("window.hit ?? null") == .null)
      // Data of the page are no script.
      let scripts = try await page.evaluate(
        "[...document.querySelectorAll('script:not([type=\"application/ld+json\"])')]"
          + ".map((script) => script.getAttribute('src'))")
      #expect(scripts.array.allSatisfy { $0.string?.hasSuffix(".js") == true }, "\(scripts)")
    }
  }
}
