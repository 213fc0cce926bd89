import CourseRuns
import Foundation
import Testing

/// What a student does with exercises in the pages of `course serve`.
@Suite(.browser)
struct ExerciseDeskTests {
  private static let section = "#exercise-doubling"
  private static let area = "\(section) textarea"
  private static let status =
    "document.querySelector('\(section) .desk-status').textContent"
  private static let verdict = "document.querySelector('\(section) .outcome').textContent"

  /// Opens the exercises' page once its editors have their texts.
  private static func visit(
    _ served: ServedBook, _ look: Look = Look(), _ test: (Page) async throws -> Void
  ) async throws {
    try await Browser.visit(served[ExerciseBook.page], look, troubles: isPlaceholder) { page in
      try await page.wait(
        until: "document.querySelector('\(area)')?.value.includes('func doubled')")
      try await test(page)
    }
  }

  private static func write(_ text: String, in page: Page) async throws {
    try await page.evaluate(
      "document.querySelector('\(area)').focus(); document.querySelector('\(area)').select()")
    try await page.type(text)
  }

  private static func answer(_ body: String) -> String {
    "import TensorCore\n\nfunc doubled(_ input: Tensor) -> Tensor {\n  \(body)\n}\n"
  }

  @Test func gradesWhatAStudentWritesByKeyboard() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write(Self.answer("input + 2"), in: page)
        for stop in ["Escape", "Tab", "Enter"] { try await page.press(stop) }
        try await page.wait(until: "\(Self.status).includes('Something is wrong')")
        let shown = try await page.evaluate(Self.verdict).string ?? ""
        #expect(shown.contains("Not solved yet · 0 of 2 points"))
        #expect(shown.contains("Hint: this is what you get when 2 is added"))
        #expect(shown.contains("3 of 4 differ"))
        let code = "document.querySelector('\(Self.section) .mistake code').textContent"
        #expect(try await page.evaluate(code) == "2")
        let marked = try await page.evaluate(
          """
          [...document.querySelectorAll("\(Self.section) .wrong")].map((cell) =>
            cell.textContent)
          """)
        #expect(marked == ["first wrong: 2", "wrong: 3", "wrong: 5"])
        #expect(try served.book.read("work/doubling.swift") == Self.answer("input + 2"))
        let problems = try await page.accessibilityProblems()
        #expect(problems == [])
        try await page.takeScreenshot("exercise-wrong")
        try await Self.write(Self.answer("input * 2"), in: page)
        try await page.click("\(Self.section) .actions button")
        try await page.wait(until: "document.querySelector('\(Self.section).is-solved')")
        let terminal = try served.book.course("check", "doubling")
        #expect(terminal.status == 0 && terminal.output.contains("2 of 2 points"))
      }
    }
  }

  @Test func marksTheWrongNumbersOfAValue() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        let section = "#exercise-next-size"
        try await page.evaluate(
          """
          (() => {
            const area = document.querySelector('\(section) textarea');
            area.focus();
            area.select();
          })()
          """)
        try await page.type("let sizes: [Int] = [1, 64, 27, 28]\n")
        try await page.click("\(section) .actions button")
        let verdict = "document.querySelector('\(section) .outcome').textContent"
        try await page.wait(
          until: "\(verdict).includes('the length is right; 1 of 4 numbers is wrong, at index 2')")
        #expect(
          try await page.evaluate("document.querySelector('\(section) .wrong').textContent")
            == "first wrong: 27")
        #expect(try await page.evaluate("\(verdict).includes('28, 28')") == false)
      }
    }
  }

  @Test func showsPrintsWithTheirCaseAndFoldsTheRest() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write(
          Self.answer("print(\"cells\", input.scalarCount); return input + 2"), in: page)
        for stop in ["Escape", "Tab", "Enter"] { try await page.press(stop) }
        try await page.wait(until: "\(Self.status).includes('Something is wrong')")
        let own = "document.querySelector('\(Self.section) .failure .printed-text')"
        #expect(try await page.evaluate("\(own).open") == true)
        #expect(
          try await page.evaluate("\(own).querySelector('pre').textContent").string?
            .hasPrefix("cells ") == true)
        let shown = try await page.evaluate(Self.verdict).string ?? ""
        #expect(!shown.contains("isolation"))
      }
    }
  }

  @Test func saysWhereAProgramStopped() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write(
          Self.answer("return input * Float(Int.max + input.scalarCount)"), in: page)
        for stop in ["Escape", "Tab", "Enter"] { try await page.press(stop) }
        try await page.wait(until: "\(Self.status).includes('Something is wrong')")
        let shown = try await page.evaluate(Self.verdict).string ?? ""
        #expect(
          shown.contains(
            "the program stopped on line 4: arithmetic overflow: the result does not fit into its type"
          ))
        #expect(shown.contains("go to line 4"))
      }
    }
  }

  @Test func findsWhatTheLibraryHas() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        let panel = "document.querySelector('\(Self.section) .library')"
        #expect(try await page.evaluate("document.querySelectorAll('.library').length") == 1)
        try await page.click("\(Self.section) .library > summary")
        try await page.wait(until: "\(panel).querySelector('.library-entry')")
        try await page.evaluate("\(panel).querySelector('input').focus()")
        try await page.type("permute")
        let names =
          "[...\(panel).querySelectorAll('.library-entry .name')].map((e) => e.textContent)"
        try await page.wait(until: "\(names).length === 1")
        #expect(try await page.evaluate(names) == ["Tensor.transposed(permutation:)"])
        let text = try await page.evaluate("\(panel).textContent").string ?? ""
        #expect(text.contains("Here: x.transposed(permutation: [0, 2, 1])"))
        #expect(text.contains("func transposed(permutation: [Int]) -> Tensor"))
        #expect(try await page.accessibilityProblems() == [])
        try await page.takeScreenshot("library-panel")
      }
    }
  }

  @Test func showsHintsAsTheBookShowsText() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await page.click("\(Self.section) .actions button:nth-of-type(4)")
        let hint = "document.querySelector('\(Self.section) .hints li')"
        try await page.wait(until: hint)
        #expect(try await page.evaluate("\(hint).querySelector('code').textContent") == "hint")
        #expect(try await page.evaluate("\(hint).querySelector('math').textContent") == "a⋅b")
      }
    }
  }

  @Test func leavesATextToAPerson() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        let section = "#exercise-words"
        try await page.evaluate(
          """
          (() => {
            const area = document.querySelector('\(section) textarea');
            area.focus();
            area.select();
          })()
          """)
        try await page.type("let words = \"Copies overlap.\"\n")
        try await page.click("\(section) .actions button")
        let status = "document.querySelector('\(section) .desk-status').textContent"
        try await page.wait(until: "\(status) === 'Written, not yet marked.'")
        let verdict = "document.querySelector('\(section) .outcome').textContent"
        let shown = try await page.evaluate(verdict).string ?? ""
        #expect(
          shown.contains("Written, not yet marked; a person gives the marks · up to 2 points"))
      }
    }
  }

  @Test func leadsFromACompilersMessageToItsPlace() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served, Look(screen: .phone, theme: .dark)) { page in
        try await Self.write(Self.answer("/* é */ input + nothing"), in: page)
        try await page.tap("\(Self.section) .actions button:nth-of-type(2)")
        try await page.wait(until: "document.querySelector('\(Self.section) .messages button')")
        try await page.takeScreenshot("exercise-refused")
        #expect(try await page.accessibilityProblems() == [])
        #expect(try await page.overflowingElements() == [])
        try await page.click("\(Self.section) .messages button")
        let selected = try await page.evaluate(
          """
          (() => {
            const area = document.activeElement;
            return area.value.slice(area.selectionStart, area.selectionStart + 7);
          })()
          """)
        #expect(selected == "nothing")
        let known = try served.book.files().contains("work/progress.json")
        #expect(!known, "a run does not count")
      }
    }
  }

  @Test func editsByKeyboardWithoutATrap() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write("func a() {", in: page)
        try await page.press("Enter")
        try await page.type("b")
        try await page.press("Tab")
        let text = "document.querySelector('\(Self.area)').value"
        #expect(try await page.evaluate(text) == "func a() {\n  b  ")
        try await page.press("Tab", shift: true)
        #expect(try await page.evaluate(text) == "func a() {\nb  ")
        try await page.press("Escape")
        try await page.press("Tab")
        #expect(try await page.evaluate("document.activeElement.textContent") == "Grade")
      }
    }
  }

  @Test func keepsAFileThatWasChangedElsewhere() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write("// mine", in: page)
        try await page.wait(until: "\(Self.status) === 'Saved.'")
        #expect(try served.book.read("work/doubling.swift") == "// mine")
        try served.book.write("// theirs", to: "work/doubling.swift")
        try await Self.write("// mine too", in: page)
        try await page.wait(until: "document.querySelector('\(Self.section) .conflict button')")
        #expect(try served.book.read("work/doubling.swift") == "// theirs")
        try await page.click("\(Self.section) .conflict button:nth-of-type(2)")
        try await page.wait(until: "\(Self.status) === 'Saved.'")
        #expect(try served.book.read("work/doubling.swift") == "// mine too")
        try served.book.write("// theirs again", to: "work/doubling.swift")
        try await page.evaluate("dispatchEvent(new Event('focus'))")
        try await page.wait(
          until: "document.querySelector('\(Self.area)').value === '// theirs again'")
      }
    }
  }

  @Test func savesWhatIsTypedWhileItGrades() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write(Self.answer("while true {}"), in: page)
        try await page.press("Enter", control: true)
        try await page.wait(until: "\(Self.status) === 'Grading…'")
        try await page.type("// more")
        try await page.wait(
          until: "document.querySelector('\(Self.section) .outcome').childElementCount > 0")
        try await page.wait(until: "document.querySelector('\(Self.section) .old-note')")
        let conflict = "document.querySelector('\(Self.section) .conflict').childElementCount"
        #expect(try await page.evaluate(conflict) == 0)
        let text = try await page.evaluate("document.querySelector('\(Self.area)').value").string
        #expect(text?.contains("// more") == true)
        try await page.evaluate("dispatchEvent(new Event('focus'))")
        try await page.wait(until: "(\(Self.verdict)).includes('This is about an earlier text.')")
        #expect(try served.book.read("work/doubling.swift") == text)
        #expect(try await page.accessibilityProblems() == [])
        try await page.takeScreenshot("exercise-earlier-text")
      }
    }
  }

  @Test func gradesAgainWhatWasAskedForWhileItGraded() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write(Self.answer("while true {}"), in: page)
        try await page.press("Enter", control: true)
        try await page.wait(until: "\(Self.status) === 'Grading…'")
        try await Self.write(Self.answer("input * 2"), in: page)
        try await page.press("Enter", control: true)
        try await page.wait(until: "\(Self.status).includes('graded again')")
        try await page.wait(until: "document.querySelector('\(Self.section).is-solved')")
        #expect(try await page.evaluate(Self.status) == "All right.")
        #expect(try served.book.read("work/doubling.swift") == Self.answer("input * 2"))
      }
    }
  }

  @Test func marksTheLinesOfErrors() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served, Look(theme: .dark)) { page in
        try await Self.write(Self.answer("input + nothing"), in: page)
        try await page.click("\(Self.section) .actions button")
        let marked = "document.querySelector('\(Self.section) .line-numbers .marked')?.textContent"
        try await page.wait(until: "\(marked) === '✗ 4\\n'")
        let numbers = "document.querySelector('\(Self.section) .line-numbers').textContent"
        #expect(try await page.evaluate(numbers) == "1\n2\n3\n✗ 4\n5\n6\n")
        let isBeside = """
          (() => {
            const band = document.querySelector('\(Self.section) .line-band').getBoundingClientRect();
            const number = document.querySelector('\(Self.section) .marked').getBoundingClientRect();
            return Math.abs(band.top + band.height / 2 - number.top - number.height / 2) < 4;
          })()
          """
        #expect(try await page.evaluate(isBeside) == true)
        try await page.takeScreenshot("exercise-marked-line")
        try await page.evaluate("document.querySelector('\(Self.area)').focus()")
        try await page.type(" ")
        #expect(try await page.evaluate(marked) == .null)
      }
    }
  }

  @Test func stopsARunThatDoesNotEnd() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await Self.write(Self.answer("while true {}"), in: page)
        try await page.click("\(Self.section) .actions button:nth-of-type(2)")
        try await page.wait(until: "\(Self.status) === 'Running…'")
        try await page.click("\(Self.section) .actions button:nth-of-type(3)")
        try await page.wait(until: "\(Self.status) === 'Stopped.'")
      }
    }
  }

  @Test func choosesWithControlsThatWriteTheSwift() async throws {
    _ = try await ServedBook.serve(try ExerciseBook.make()) { served in
      try await Self.visit(served) { page in
        try await page.click("#exercise-which .options input[value=b]")
        for reason in ["1", "2"] {
          try await page.click("#exercise-which .options input[value=\"\(reason)\"]")
        }
        try await page.click("#exercise-which .actions button")
        try await page.wait(until: "document.querySelector('#exercise-which.is-solved')")
        #expect(
          try served.book.read("work/which.swift").contains("Choice(\"b\", because: \"1\", \"2\")"))
      }
    }
  }

  /// Until the first build is done, the server answers 503 with a page that says so.
  private static func isPlaceholder(_ trouble: String) -> Bool { trouble.contains("503") }
}
