import CourseRuns
import Foundation
import Testing

/// What PyTorch and JAX print of one tensor, chosen by tabs.
@Suite(.browser)
struct TabsTests {
  private static let page = "01-matrix-view.html"

  private static let visible =
    "[...document.querySelectorAll('.tabs .tab')].filter(e => e.offsetHeight).map(e => e.dataset.label).join()"

  @Test func choosesByKeyboardForTheWholePage() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page]) { page in
      #expect(try await page.evaluate(Self.visible) == "PyTorch,PyTorch")
      _ = try await page.evaluate("document.querySelector('[role=tab]').focus()")
      try await page.press("ArrowRight")
      #expect(try await page.evaluate(Self.visible) == "JAX,JAX")
      #expect(try await page.evaluate("document.activeElement.textContent") == "JAX")
      #expect(try await page.evaluate("document.activeElement.ariaSelected") == "true")
      try await page.press("ArrowRight")
      #expect(try await page.evaluate(Self.visible) == "PyTorch,PyTorch")
      try await page.press("End")
      #expect(try await page.evaluate(Self.visible) == "JAX,JAX")
      try await page.open(book["02-scatter-add.html"])
      #expect(try await page.evaluate(Self.visible) == "JAX")
    }
  }

  @Test func linkOpensItsTab() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page]) { page in
      _ = try await page.evaluate(
        "location.hash = document.querySelector('.tab[data-label=JAX]').id")
      try await page.wait(until: "\(Self.visible) === 'JAX,PyTorch'")
    }
  }

  @Test func showsAllWithoutScriptsAndOnPaper() async throws {
    let book = try await BuiltBook.ours
    for look in [Look(hasScripts: false), Look(isPrinted: true)] {
      try await Browser.visit(book[Self.page], look) { page in
        let shown = try await page.evaluate(Self.visible)
        let areNamed = try await page.evaluate(
          "[...document.querySelectorAll('.tab-name')].every(e => e.offsetHeight)")
        #expect(shown == "PyTorch,JAX,PyTorch,JAX" && areNamed.isTrue)
      }
    }
  }
}
