import CourseRuns
import Foundation
import Testing

/// What a reader does with exercises in a page that no server hands out.
@Suite(.browser)
struct ExerciseKeyTests {
  private static func built() throws -> BuiltBook {
    let book = try ExerciseBook.make()
    return try BuiltBook(of: book.url, in: book.url.appending(path: "site/public"))
  }

  private static func judgement(_ id: String) -> String {
    "document.querySelector('#exercise-\(id) .judgement').textContent"
  }

  private static func write(_ text: String, to id: String, _ page: Page) async throws {
    try await page.evaluate(
      """
      (() => {
        const area = document.querySelector("#exercise-\(id) textarea");
        area.focus();
        area.select();
      })()
      """)
    try await page.type(text)
  }

  @Test func judgesNumbersByKeyboard() async throws {
    let book = try Self.built()
    try await Browser.visit(book[ExerciseBook.page]) { page in
      try await Self.write("[1, 64, 28, 27]", to: "next-size", page)
      for key in ["Tab", "Enter"] { try await page.press(key) }
      try await page.wait(until: "\(Self.judgement("next-size")).includes('1 of 4 differ')")
      #expect(
        try await page.evaluate(
          "document.querySelector('#exercise-next-size .wrong').textContent")
          == "first wrong: 27")
      try await Self.write("1 64 7 7", to: "next-size", page)
      try await page.click("#exercise-next-size button")
      try await page.wait(
        until: "\(Self.judgement("next-size")).includes('this is what a convolution gives')")
      try await Self.write("[1, 64, 28]", to: "next-size", page)
      try await page.click("#exercise-next-size button")
      try await page.wait(
        until: "\(Self.judgement("next-size")).includes('The shape is not [3].')")
      try await Self.write("many", to: "next-size", page)
      try await page.click("#exercise-next-size button")
      try await page.wait(until: "\(Self.judgement("next-size")).includes('Enter numbers')")
      try await Self.write("[1, 64, 28, 28]", to: "next-size", page)
      try await page.click("#exercise-next-size button")
      try await page.wait(until: "courseProgress.isSolved('exercise-next-size')")
    }
  }

  @Test func showsTheWrongCellsOfATensorThatIsPasted() async throws {
    let book = try Self.built()
    let look = Look(screen: .phone, theme: .dark)
    try await Browser.visit(book[ExerciseBook.page], look) { page in
      try await Self.write("tensor([[ 0.0, 1.], [2.5, 3.]])", to: "grid", page)
      try await page.tap("#exercise-grid button")
      try await page.wait(until: "document.querySelector('#exercise-grid td.wrong')")
      #expect(
        try await page.evaluate(
          "[...document.querySelectorAll('#exercise-grid td')].map((cell) => cell.className)")
          == ["", "", "wrong first", ""])
      #expect(try await page.accessibilityProblems() == [])
      #expect(try await page.overflowingElements() == [])
      try await page.takeScreenshot("exercise-key")
      try await Self.write("0 1\n-2.5 3", to: "grid", page)
      try await page.tap("#exercise-grid button")
      try await page.wait(until: "\(Self.judgement("grid")) === '✓ Right.'")
    }
  }

  @Test func judgesAChoiceWithItsReasons() async throws {
    let book = try Self.built()
    try await Browser.visit(book[ExerciseBook.page]) { page in
      let section = "#exercise-which"
      try await page.click("\(section) .own-answer button")
      try await page.wait(until: "\(Self.judgement("which")).includes('Choose an option')")
      try await page.click("\(section) input[value=a]")
      try await page.click("\(section) .own-answer button")
      try await page.wait(until: "\(Self.judgement("which")).includes('another thing')")
      try await page.click("\(section) input[value=b]")
      try await page.click("\(section) .own-answer button")
      try await page.wait(
        until: "\(Self.judgement("which")).includes('The option is right, the reasons are not.')")
      for value in ["1", "2"] { try await page.click("\(section) input[value=\"\(value)\"]") }
      try await page.click("\(section) .own-answer button")
      try await page.wait(until: "\(Self.judgement("which")) === '✓ Right.'")
      #expect(try await page.accessibilityProblems() == [])
    }
  }

  @Test func showsTheCommandWithoutScripts() async throws {
    let book = try Self.built()
    try await Browser.visit(book[ExerciseBook.page], Look(hasScripts: false)) { page in
      let shown = try await page.evaluate(
        """
        [document.querySelector("#exercise-grid kbd").checkVisibility(),
          document.querySelectorAll(".exercise :is(button, input, textarea)").length]
        """)
      #expect(shown == [true, 0])
    }
  }

  @Test func holdsNoAnswer() throws {
    let book = try Self.built()
    let page = try String(contentsOf: book[ExerciseBook.page], encoding: .utf8)
    let answers = ["64, 28", "-2.5", "input * 2", "input + 2", "small numbers"]
    let hints = ["what a convolution gives", "another thing"]
    for answer in answers + hints {
      #expect(!page.contains(answer))
    }
  }

  /// Our own book: what a solution or a hidden case says in its own words is in no file of the site.
  @Test func publishesNoSolutionCaseOrLocalPath() async throws {
    let book = try await BuiltBook.ours
    let site = try book.pages.map { try String(contentsOf: book[$0], encoding: .utf8) }.joined()
    let folder = BrowserTools.package.appending(path: "exercises")
    var count = 0
    for id in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      for name in ["Solution.swift", "Hidden.swift"] {
        let file = folder.appending(path: "\(id)/\(name)")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
        let starter = try String(
          contentsOf: folder.appending(path: "\(id)/Starter.swift"), encoding: .utf8)
        for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) })
        where line.count > 40 && !line.hasPrefix("func") && !starter.contains(line) {
          let escaped = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
          #expect(!site.contains(escaped), "\(id)/\(name)")
          count += 1
        }
      }
    }
    #expect(count > 20, "there are solutions to look for")
    #expect(!site.contains(BrowserTools.package.path()))
  }
}
