import Foundation
import Testing

/// What a reader does with the questions of a chapter.
@Suite(.browser)
struct QuizAnsweringTests {
  private static let chapter = "05-checkerboard.html"

  private static func judgement(_ page: Page, _ id: String) async throws -> String {
    try await page.evaluate("document.querySelector('#\(id) [role=status]').textContent")
      .string ?? ""
  }

  /// Returns the selector of an answer, wherever it was shuffled to.
  private static func label(_ text: String, of quiz: String, _ page: Page) async throws -> String {
    let place = try await page.evaluate(
      """
      [...document.querySelectorAll("\(quiz) label")]
        .findIndex((label) => label.textContent.trim() === \(Page.quoted(text)))
      """)
    let index = try #require(place.number)
    return "\(quiz) label:nth-of-type(\(Int(index) + 1))"
  }

  @Test func judgesANumberByKeyboard() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter]) { page in
      try await page.evaluate("document.querySelector('#quiz-largest input').focus()")
      try await page.type("2")
      try await page.press("Enter")
      try await page.wait(until: "document.querySelector('#quiz-largest .is-wrong p')")
      let wrong = try await Self.judgement(page, "quiz-largest")
      #expect(wrong.contains("Not correct.") && wrong.contains("That is the number on a line."))
      try await page.press("Backspace")
      #expect(try await Self.judgement(page, "quiz-largest") == "", "an old judgement misleads")
      try await page.type("4")
      try await page.press("Enter")
      try await page.wait(until: "document.querySelector('#quiz-largest.solved')")
      #expect(try await Self.judgement(page, "quiz-largest").contains("Right."))
    }
  }

  @Test func judgesSeveralAnswersByTouch() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(screen: .phone, theme: .dark)) { page in
      let quiz = "#quiz-uniform-pairs"
      let first = try await Self.label("Kernel 6, stride 3.", of: quiz, page)
      try await page.tap("\(first) input")
      try await page.wait(until: "document.querySelector('\(first) input').checked")
      try await page.tap("\(quiz) button")
      try await page.wait(until: "document.querySelector('\(quiz) .is-wrong p')")
      let partial = try await Self.judgement(page, "quiz-uniform-pairs")
      #expect(partial.contains("something is missing"))
      let second = try await Self.label("Kernel 5, stride 1.", of: quiz, page)
      try await page.tap(second)
      try await page.wait(until: "document.querySelector('\(second) input').checked")
      try await page.tap("\(quiz) button")
      try await page.wait(until: "document.querySelector('\(quiz).solved')")
      try await page.takeScreenshot("quiz-solved")
    }
  }

  @Test func asksForAnAnswerFirst() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book["06-two-ways-out.html"]) { page in
      try await page.click("#quiz-least-work button")
      #expect(try await Self.judgement(page, "quiz-least-work") == "Choose an answer first.")
    }
  }

  @Test func everyKeyIsJudgedRight() async throws {
    let book = try await BuiltBook.ours
    for name in book.pages {
      try await Browser.visit(book[name]) { page in
        let unsolved = try await page.evaluate(
          """
          [...document.querySelectorAll("form.quiz")].filter((form) => {
            const key = [...form.querySelectorAll(".key > ul > li")];
            const isRight = key.map((entry) => entry.classList.contains("is-right"));
            const fields = [...form.querySelectorAll("fieldset input")];
            if (form.dataset.form === "number") {
              fields[0].value = key[isRight.indexOf(true)].dataset.value;
            } else {
              fields.forEach((field, index) => { field.checked = isRight[index]; });
            }
            form.querySelector("button").click();
            return !form.classList.contains("solved");
          }).map((form) => form.id)
          """)
        #expect(unsolved == [], "\(name)")
      }
    }
  }

  @Test func answersStandBelowWithoutScripts() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(hasScripts: false)) { page in
      try await page.click("#quiz-largest summary")
      #expect(
        try await page.evaluate(
          "document.querySelector('#quiz-largest .key .is-right').checkVisibility()"
        ).isTrue)
    }
  }

  @Test func answersArePrinted() async throws {
    let book = try await BuiltBook.ours
    try await Browser.visit(book[Self.chapter], Look(isPrinted: true)) { page in
      let shown = try await page.evaluate(
        """
        [".key .is-right", ".quiz button", ".quiz [role=status]"].map((selector) =>
          document.querySelector(`#quiz-largest ${selector}`)?.checkVisibility() ?? false)
        """)
      #expect(shown == [true, false, false])
    }
  }
}
