import CourseRuns
import Foundation
import Testing

/// What a reader does with code and with tensors.
@Suite(.browser)
struct ResultTests {
  private static let chapter = "02-scatter-add.html"
  private static let tip = "document.querySelector('.cell-tip')"

  @Test func cellsSayTheirIndexByMouseAndByKeyboard() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.hover(".tensor-table tbody tr:nth-child(3) td:nth-of-type(2)")
      try await page.wait(until: "\(Self.tip).textContent === 'output[2, 1] = 12'")
      try await page.evaluate("document.querySelector('.tensor-table td[tabindex]').focus()")
      try await page.press("ArrowRight")
      try await page.press("ArrowDown")
      try await page.press("ArrowDown")
      try await page.press("ArrowDown")
      #expect(try await page.evaluate("\(Self.tip).textContent") == "output[2, 1] = 12")
      #expect(try await page.evaluate("location.pathname.endsWith('\(Self.chapter)')").isTrue)
      #expect(
        try await page.evaluate(
          "document.querySelectorAll('.tensor-table')[0]"
            + ".querySelectorAll('td[tabindex=\"0\"]').length") == 1, "one stop for each table")
      try await page.press("Escape")
      #expect(try await page.evaluate("\(Self.tip).hidden").isTrue)
    }
  }

  @Test func codeUpToAPlaceRunsInAnotherBook() async throws {
    let book = try await BuiltBook.ours
    let copied = try await Browser.visit(book[Self.chapter]) { page in
      try await page.allowClipboard()
      try await page.click("#promise .copy:last-child")
      try await page.wait(
        until: "document.querySelector('#promise .copy:last-child').textContent === 'Copied'")
      return try await page.evaluate("navigator.clipboard.readText()").string ?? ""
    }
    #expect(copied.hasPrefix("import Tensors\n"))
    let other = try BookFolder(chapters: [BookFolder.chapter("Copied", "```swift\n\(copied)\n```")])
    let check = try other.course("check")
    #expect(check.status == 0, "\(copied)\n\(check)")
  }
}
