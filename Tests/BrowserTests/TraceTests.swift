import CourseRuns
import Foundation
import Testing

/// The state of a run beside its code, step by step, and the notes on numbered lines.
@Suite(.browser)
struct TraceTests {
  private static let page = "02-scatter-add.html"
  private static let frame = "document.querySelector('#corners .traced')"
  private static let status = "\(frame).querySelector('[role=status]').textContent"
  private static let shown =
    "[...\(frame).querySelectorAll('.steps > tbody > tr')].filter(e => e.offsetHeight).length"

  @Test func stepsByKeyboardAndMarksTheLine() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page]) { page in
      #expect(try await page.evaluate(Self.shown) == 1)
      #expect(try await page.evaluate(Self.status) == "Step 1 of 23, line 1")
      _ = try await page.evaluate("\(Self.frame).querySelector('.stepper button').focus()")
      try await page.press("ArrowRight")
      try await page.press("ArrowRight")
      #expect(try await page.evaluate(Self.status) == "Step 3 of 23, line 1 of scatter-add")
      let line = "\(Self.frame).querySelector('[aria-current=step]').textContent"
      #expect(try await page.evaluate("\(line).startsWith('func scatterAdd')") == true)
      try await page.press("End")
      #expect(try await page.evaluate(Self.status) == "Step 23 of 23, line 3")
      try await page.press("ArrowRight")
      #expect(try await page.evaluate(Self.status) == "Step 23 of 23, line 3")
      #expect(try await page.evaluate("location.pathname.endsWith('\(Self.page)')") == true)
    }
  }

  @Test func marksTheWrittenPart() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page], Look(screen: .phone)) { page in
      let next = "#corners .stepper button:nth-of-type(2)"
      for _ in 0..<13 { try await page.click(next) }
      let cells = "[...\(Self.frame).querySelectorAll('.variables td.written')]"
      let texts = try await page.evaluate("\(cells).map(e => e.textContent).join(' ')")
      #expect(texts == "2 1 2 1 2 0 2 1 2")
      let overflowing = try await page.overflowingElements()
      let problems = try await page.accessibilityProblems()
      #expect(overflowing == [] && problems == [])
      try await page.takeScreenshot("trace-phone")
    }
  }

  @Test func showsEveryVariableThatIsAlive() async throws {
    let book = try await BuiltBook.ours
    let names = "[...\(Self.frame).querySelectorAll('.variables section')].map(e => e.innerText)"
    let changed =
      "[...\(Self.frame).querySelectorAll('.variables .changed dt')].map(e => e.textContent).join()"
    try await Browser.visit(book[Self.page]) { page in
      // A link leads to a step.
      _ = try await page.evaluate("location.hash = '#corners@11'")
      try await page.wait(until: "\(Self.status) === 'Step 11 of 23, line 9 of scatter-add'")
      let inside = try await page.evaluate(names)
      let own = try #require(inside.array.first?.string)
      for line in ["stride\n1", "kH\n3", "i\n0", "j\n0", "top\n0", "left\n0"] {
        #expect(own.contains(line), "\(own)")
      }
      #expect(inside.array.last?.string?.contains("corners") == true)
      #expect(try await page.evaluate(changed) == "output")
      // What belonged to a round is gone when the next one begins.
      try await page.click("#corners .stepper button:nth-of-type(2)")
      #expect(try await page.evaluate(changed) == "j")
      let next = try await page.evaluate("\(names)[0]")
      #expect(next.string?.contains("left") == false)
      #expect(try await page.evaluate("location.hash") == "#corners@12")
      _ = try await page.evaluate("\(Self.frame).querySelector('.stepper button').focus()")
      try await page.press("End")
      #expect(try await page.evaluate("\(names).length") == 1)
    }
  }

  @Test func aClickOnALineStepsToItAndTheKeysStay() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page]) { page in
      try await page.click("#corners .called .line:nth-child(8)")
      #expect(try await page.evaluate(Self.status) == "Step 10 of 23, line 8 of scatter-add")
      try await page.click("#corners .called .line:nth-child(8)")
      #expect(try await page.evaluate(Self.status) == "Step 13 of 23, line 8 of scatter-add")
      try await page.press("ArrowRight")
      #expect(try await page.evaluate(Self.status) == "Step 14 of 23, line 9 of scatter-add")
      #expect(try await page.evaluate("location.pathname.endsWith('\(Self.page)')") == true)
    }
  }

  @Test func playsToTheEnd() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page]) { page in
      _ = try await page.evaluate("location.hash = '#corners@21'")
      try await page.wait(until: "\(Self.status).startsWith('Step 21 of')")
      let play = "\(Self.frame).querySelectorAll('.stepper button')[2]"
      try await page.click("#corners .stepper button:nth-of-type(3)")
      #expect(try await page.evaluate("\(play).textContent") == "Pause")
      try await page.wait(until: "\(Self.status) === 'Step 23 of 23, line 3'")
      try await page.wait(until: "\(play).textContent === 'Play'")
    }
  }

  @Test func showsAllStepsWithoutScriptsAndOnPaper() async throws {
    let book = try await BuiltBook.ours
    for look in [Look(hasScripts: false), Look(isPrinted: true)] {
      try await Browser.visit(book[Self.page], look) { page in
        let shown = try await page.evaluate(Self.shown)
        #expect(shown == 23)
      }
    }
  }

  @Test func showsANoteByHoverFocusAndTouch() async throws {
    let book = try await BuiltBook.ours
    let mark = "#scatter-add .note-mark[data-number='2']"
    let isShown =
      "document.querySelector('.note-tip')?.textContent.startsWith('Every cell') ?? false"
    let fits =
      "(r => r.left >= 0 && r.right <= innerWidth)(document.querySelector('.note-tip').getBoundingClientRect())"
    try await Browser.visit(book[Self.page]) { page in
      try await page.hover(mark)
      try await page.wait(until: isShown)
      #expect(try await page.evaluate(fits) == true)
      try await page.press("Escape")
      #expect(try await page.evaluate(isShown) == false)
      _ = try await page.evaluate("document.querySelector(\"\(mark)\").focus()")
      try await page.wait(until: isShown)
      let problems = try await page.accessibilityProblems()
      #expect(problems == [])
    }
    try await Browser.visit(book[Self.page], Look(screen: .phone)) { page in
      try await page.tap(mark)
      try await page.wait(until: isShown)
      #expect(try await page.evaluate(fits) == true)
      #expect(try await page.evaluate("location.hash") == "")
      try await page.takeScreenshot("note-phone")
    }
  }

  @Test func copiesTheCodeWithoutItsNumbers() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.page]) { page in
      try await page.allowClipboard()
      try await page.click("#scatter-add .copy")
      try await page.wait(
        until: "navigator.clipboard.readText().then(t => t.includes('zeros: size)\\n  for i'))")
      let copied = "navigator.clipboard.readText()"
      let marked = try await page.evaluate("\(copied).then(t => t.includes('<1>'))")
      #expect(marked == false)
    }
  }
}
