import CourseRuns
import Foundation
import Testing

/// The commands that lead a student from one exercise to the next.
@Suite struct StudentDayTests {
  /// A book with two exercises, whose second section shows the first of them.
  private func book() throws -> BookFolder {
    let chapter = "## First\n\nText.\n\n## Second\n\n```{exercise} grow-one\n```\n"
    let book = try BookFolder(chapters: [BookFolder.chapter("One", chapter)])
    for (id, hints) in [("grow-one", 2), ("grow-two", 1)] {
      let lines = (1...hints).map { "\($0). Hint \($0).\n" }
      try book.write(
        """
        ---
        title: Grow
        kind: value
        points: 2
        \(id == "grow-two" ? "level: first-steps" : "slow: false")
        chapter: 01-chapter
        seconds: 20
        entry: "let size: Int"
        ---

        How large?

        ## Hints

        \(lines.joined())
        """, to: "exercises/\(id)/exercise.md")
      try book.write("let size: Int = 0\n", to: "exercises/\(id)/Starter.swift")
      try book.write(
        """
        import ExerciseChecks
        let checks = Checks(reference: { 4 })
        func addCases() { checks.group("size", points: 2) { checks.example("") } }

        """, to: "exercises/\(id)/Checks.swift")
    }
    return book
  }

  @Test func leadsFromOneExerciseToTheNext() throws {
    let book = try book()
    let first = try book.course("next")
    #expect(
      first.output == """
        grow-one · Grow · value · 2 points
        chapter 01-chapter, 'One', section 'Second'
        2 hints · not begun

        How large?

        in work/grow-one.swift:
          let size: Int

        made work/grow-one.swift

        """)
    try book.write("let size: Int = 4\n", to: "work/grow-one.swift")
    let solved = try book.course("check", "work/grow-one.swift")
    #expect(solved.status == 0)
    #expect(
      solved.output.hasSuffix("\n1 of 2 solved · next: course show grow-two\n"), "\(solved.output)")
    #expect(
      try book.course("show").output.hasPrefix("grow-two · Grow · value · 2 points · first steps\n")
    )
    #expect(try book.course("hint", "grow-two").status == 0)
    try book.write("let size: Int = 5\n", to: "work/grow-two.swift")
    #expect(try book.course("check", "grow-two").status == 1)
    #expect(
      try book.course("list").output == """
        01-chapter · One
          ✓ grow-one      2 of 2   solved
          ✗ grow-two      0 of 2   first steps, not solved, 1 of 1 hint, next

        1 of 2 solved · 2 of 4 points · 1 hint seen
        next: course show grow-two

        """)
    try book.write("let size: Int = 4\n", to: "work/grow-two.swift")
    let last = try book.course("check", "grow-two").output
    #expect(
      last.hasSuffix("\n2 of 2 solved · everything is done; 'course submit' hands them in\n"))
    try handIn(book)
  }

  private func handIn(_ book: BookFolder) throws {
    let asked = try book.course("submit")
    #expect(asked.status == 2 && asked.errors.contains("help: add '--yes'"))
    #expect(try !book.files().contains("submission.zip"))
    try book.write("imports: [Tensors]\nsubmit: \"Put it on the shelf.\"\n", to: "course.yaml")
    let packed = try book.course("submit", "--yes")
    #expect(
      packed.output == """
        2 answers: 2 solved
        wrote submission.zip
        to hand it in: Put it on the shelf.

        """)
    let bytes = try Data(contentsOf: book.url.appending(path: "submission.zip"))
    #expect(bytes.starts(with: Data("PK".utf8)))
    let copy = try BookFolder(copying: book)
    #expect(try copy.course("submit", "--yes").status == 0)
    #expect(try Data(contentsOf: copy.url.appending(path: "submission.zip")) == bytes)
  }

  @Test func putsAStarterBack() throws {
    let book = try book()
    try book.write("mine\n", to: "work/grow-one.swift")
    let result = try book.course("reset", "grow-one")
    #expect(
      result.output == """
        work/grow-one.swift is the starter again; your text is in work/backups/grow-one.1.swift

        """)
    #expect(try book.read("work/backups/grow-one.1.swift") == "mine\n")
    #expect(try book.read("work/grow-one.swift") == "let size: Int = 0\n")
  }

  @Test func namesAllThatFit() throws {
    let result = try book().course("check", "grow")
    #expect(result.status == 2)
    #expect(
      result.errors == """
        course: 2 exercises begin with 'grow'
        help: write more of the name: 'grow-one', 'grow-two'

        """)
  }

  @Test func noticesAFileWithAWrongName() throws {
    let book = try book()
    try book.write("let size: Int = 4\n", to: "work/GrowOne.swift")
    let words = "'work/GrowOne.swift' is not an exercise's file; did you mean 'grow-one.swift'?"
    for arguments in [["list"], ["start", "grow-two"], ["check", "grow-two"]] {
      let result = try CourseProcess(arguments, in: book.url).run()
      #expect(result.output.contains("warning: \(words)\n"), "\(arguments)")
    }
    let named = try book.course("check", "work/GrowOne.swift")
    #expect(named.status == 2 && named.errors == "course: \(words)\n")
    let missing = try book.course("check", "grow-one", "--format", "json")
    #expect(missing.errors.contains("did you mean 'grow-one.swift'? Rename it\n"))
  }

  @Test func reportsAProgressThatCannotBeRead() throws {
    let book = try book()
    try book.write("{\"exercises\": {\"grow", to: "work/progress.json")
    try book.write("let size: Int = 4\n", to: "work/grow-one.swift")
    let result = try book.course("check", "grow-one")
    #expect(result.status == 2)
    #expect(result.output.contains("2 of 2 points"), "the verdict is told all the same")
    #expect(
      result.errors.contains("course: the progress in 'work/progress.json' cannot be used: "))
    #expect(try book.read("work/progress.json") == "{\"exercises\": {\"grow")
  }
}
