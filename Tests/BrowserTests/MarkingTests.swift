import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Testing

/// What a person who marks does in the page of `course mark`.
@Suite(.browser)
struct MarkingTests {
  private static let hostile =
    "</pre><script>document.title = 'owned'</script><img src=x onerror=alert(1)>"

  /// A book with one text to mark, three answers to it, and their gradebook.
  private static func make() throws -> (BookFolder, GradebookFile) {
    let book = try BookFolder(
      chapters: [BookFolder.chapter("First", "```{exercise} words\n```\n")])
    try book.write(
      """
      ---
      title: A few words
      kind: text
      points: 5
      chapter: 01-chapter
      entry: "let words: String"
      ---

      Write.

      ## Hints

      1. A hint.
      """, to: "exercises/words/exercise.md")
    try book.write("let words: String = \"\"\n", to: "exercises/words/Starter.swift")
    try book.write("let words: String = \"the model\"\n", to: "exercises/words/Solution.swift")
    try book.write(
      "- 2 points: where <b>it</b> comes from\n- 3 points: what helps\n\nNotes.\n",
      to: "exercises/words/Rubric.md")
    let gradebook = try GradebookFile(
      at: book.url.appending(path: "grades.sqlite").path(), assignment: "Week 5")
    let students = ["ada", "bob", "eve"].map { Student(id: $0, name: "Name of \($0)") }
    try gradebook.setUp(
      exercises: [ExerciseColumn(id: "words", title: "A few words", kind: "text", maximum: 5)],
      students: students, policy: GradingPolicy())
    let basis = GradingBasis(
      sourceSHA256: "aa", checksSHA256: "bb", toolVersion: "1", isolation: "namespaces")
    for student in students {
      try book.write(
        "let words: String = \"\"\"\n  \(student.id): \(hostile)\n  \"\"\"\n",
        to: "submissions/\(student.id)/words.swift")
      let source = SubmissionSource(
        student: student.id, attempt: 1, layout: .folders, path: student.id, receivedAt: nil,
        sha256: student.id)
      let record = ExerciseRecord(exercise: "words", verdict: .waiting, maximum: 5, basis: basis)
      try gradebook.add(SubmissionRecord(source: source, exercises: [record]))
    }
    return (book, gradebook)
  }

  private static func grade(_ student: String, in gradebook: GradebookFile) throws -> ExerciseGrade
  {
    try #require(
      try gradebook.snapshot().students.first { $0.student.id == student }?.exercises.first)
  }

  private static func marking(
    _ look: Look = Look(), _ test: (Page, GradebookFile) async throws -> Void
  ) async throws {
    let (book, gradebook) = try make()
    let command = ["mark", "submissions", "--port", "0", "--by", "A. Marker"]
    _ = try await ServedBook.serve(book, by: command) { served in
      // A refused decision is a status of 400, which the browser notes.
      try await Browser.visit(served.address, look, troubles: { $0.contains("400") }) { page in
        try await page.wait(until: "document.getElementById('text').textContent.includes('ada')")
        try await test(page, gradebook)
      }
    }
  }

  private static let status = "document.getElementById('status').textContent"
  private static let text = "document.getElementById('text').textContent"

  @Test func marksByKeyboard() async throws {
    try await Self.marking { page, gradebook in
      try await page.press("2")
      try await page.press("1")
      try await page.press("2")
      #expect(try await page.evaluate("document.getElementById('points').value") == "2")
      try await page.press("c")
      try await page.type("Say what helps.")
      try await page.press("Escape")
      try await page.press("j")
      try await page.wait(until: "\(Self.text).includes('bob')")
      let marked = try Self.grade("ada", in: gradebook)
      #expect(marked.finalPoints == 2 && marked.comment == "Say what helps.")
      #expect(marked.events.last?.by == "A. Marker" && marked.events.last?.rubricLines == [0])
      let comments = "[...document.querySelectorAll('#comments option')].map((o) => o.value)"
      #expect(try await page.evaluate(comments) == ["", "Say what helps."])
      try await page.press("p")
      try await page.wait(until: "\(Self.text).includes('ada')")
      try await page.press("u")
      try await page.wait(until: "\(Self.text).includes('bob')")
      #expect(
        try await page.evaluate("document.getElementById('progress').textContent")
          == "1 of 3 marked")
      try await page.press("?")
      try await page.wait(until: "document.getElementById('help').open")
    }
  }

  @Test func showsWhatStudentsWroteAsTextAndHidesNames() async throws {
    try await Self.marking { page, _ in
      #expect(try await page.evaluate("\(Self.text).includes('<script>')") == true)
      #expect(try await page.evaluate("document.title") == "Marking: Week 5")
      #expect(
        try await page.evaluate("document.querySelectorAll('pre *, #rubric b, img').length") == 0)
      let who = "document.getElementById('who').textContent"
      #expect(try await page.evaluate(who) == "Answer 1, Name of ada")
      try await page.press("n")
      #expect(try await page.evaluate(who) == "Answer 1")
      #expect(try await page.accessibilityProblems() == [])
      try await page.takeScreenshot("marking")
    }
  }

  @Test func showsTheReasonOnlyWhenItIsAskedFor() async throws {
    try await Self.marking(Look(screen: .phone, theme: .dark)) { page, _ in
      let isShown = "document.getElementById('why').checkVisibility()"
      #expect(try await page.evaluate(isShown) == false)
      try await page.press("w")
      #expect(try await page.evaluate(isShown) == true)
      #expect(try await page.evaluate("document.activeElement.id") == "why")
      #expect(try await page.accessibilityProblems() == [])
      #expect(try await page.overflowingElements() == [])
      try await page.takeScreenshot("marking-phone")
    }
  }

  @Test func losesNothingWhenTwoMark() async throws {
    try await Self.marking { page, gradebook in
      try gradebook.add(
        MarkEvent(student: "ada", exercise: "words", kind: .manual, points: 5, by: "Another"),
        after: 0)
      try await page.press("1")
      try await page.press("s")
      try await page.wait(until: "\(Self.status).includes('somebody else')")
      #expect(try await page.evaluate("document.getElementById('points').value") == "5")
      try await page.press("2")
      try await page.press("s")
      try await page.wait(until: "\(Self.status) === 'Saved.'")
      let points = try Self.grade("ada", in: gradebook).events.filter { $0.kind == .manual }
        .map(\.points)
      #expect(points == [5, 3])
    }
  }
}
