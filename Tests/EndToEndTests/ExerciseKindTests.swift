import Foundation
import Testing

/// One exercise of each kind that is not a plain function, from its starter to full points.
@Suite struct ExerciseKindTests {
  @Test func handsATextToAPerson() throws {
    let book = try book(
      "text", entry: "let answer: String", points: 6, starter: "let answer: String = \"\"\n")
    let empty = try grade(in: book)
    #expect(empty.status == 1)
    #expect(empty.output.hasPrefix("task · The task · 0 of 6 points\n"))
    #expect(empty.output.contains("✗ the text: your answer\n  there is no text yet\n"))
    let text = try grade("let answer: String = \"Copies overlap.\"\n", in: book)
    #expect(text.status == 0)
    #expect(
      text.output.hasPrefix(
        """
        task · The task · up to 6 points

        ✎ written, not yet marked: 2 words; a person gives the marks

        """))
    #expect(
      try book.course("check").output.contains(
        "  exercises solved        0 of 1, 1 written and not yet marked\n"))
    #expect(try book.read("work/progress.json").contains("\"isWritten\" : true"))
  }

  @Test func showsANumberBesideTheExpectedOneOnce() throws {
    let checks = """
      import ExerciseChecks

      let checks = Checks(reference: { (size: Int) -> Int in 2 * size })

      func addCases() {
        checks.group("sizes", points: 1) { checks.example("three", 3) }
      }

      """
    let book = try book(
      "function", entry: "func twice(_ size: Int) -> Int", points: 1,
      starter: "func twice(_ size: Int) -> Int {\n  size\n}\n", checks: checks)
    let output = try grade(in: book).output
    #expect(
      output.contains("✗ sizes: three\n  given     size  3\n  expected  6\n  got       3\n\n"),
      "\(output)")
  }

  @Test func tellsWhyAChoiceIsWrong() throws {
    let checks = """
      import ExerciseChecks

      let checks = Checks(reference: { Choice("b", because: "1") })

      func addCases() {
        checks.group("the choice", points: 2) { checks.example("") }
        checks.mistake("a", "`a` is an inverse, *not* the adjoint") { Choice("a") }
      }

      """
    let starter = "import TensorCore\n\nlet answer: Choice = Choice(\"\", because: \"\")\n"
    let sections = "## Options\n\n- This.\n- That.\n\n## Reasons\n\n- Because.\n- Just so.\n\n"
    let book = try book(
      "choice", entry: "let answer: Choice", points: 2, starter: starter, checks: checks,
      sections: sections)
    #expect(try grade(in: book).output.hasPrefix("task · The task · 0 of 2 points\n"))
    let other = try grade(
      starter.replacing("\"\", because: \"\"", with: "\"a\", because: \"1\""), in: book)
    #expect(other.status == 1)
    #expect(other.output.contains("\nhint: 'a' is an inverse, not the adjoint\n"))
    let right = "import TensorCore\nlet answer: Choice = Choice(\"b\", because: \"1\")\n"
    let noReason = try grade("import TensorCore\nlet answer: Choice = Choice(\"b\")\n", in: book)
    #expect(noReason.status == 1)
    #expect(noReason.output.contains("the option is right, the reasons are not"))
    let joined = try grade(right.replacing("\"1\"", with: "\"1, 2\""), in: book)
    #expect(joined.status == 1)
    #expect(joined.output.contains("'1, 2' is one text; each reason is a text of its own"))
    #expect(joined.output.contains("help: write 'Choice(\"b\", because: \"1\", \"2\")'"))
    try expectFullPoints(2, for: right, in: book)
  }

  @Test func gradesTheNumbersBehindAFigure() throws {
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (size: Int) -> Tensor in
        transposedConv2D(Tensor(ones: [size, size]), weight: Tensor(ones: [2, 2]))
      })

      func addCases() {
        checks.group("how often each cell is painted", points: 3) {
          checks.example("two by two", 2)
          checks.random(8) { $0.size(1...4) }
        }
        checks.mistake("once", "each cell counts once here: `size + 1` rows overlap") { size in
          Tensor(ones: [size + 1, size + 1])
        }
      }

      """
    func answer(_ body: String) -> String {
      "import TensorCore\n\nfunc counts(_ size: Int) -> Tensor {\n  \(body)\n}\n"
    }
    let book = try book(
      "figure", entry: "func counts(_ size: Int) -> Tensor", points: 3,
      starter: answer("Tensor(zeros: [size + 1, size + 1])"), checks: checks)
    #expect(try grade(in: book).output.hasPrefix("task · The task · 0 of 3 points\n"))
    let once = try grade(answer("Tensor(ones: [size + 1, size + 1])"), in: book)
    #expect(once.output.contains("\nhint: each cell counts once here: size + 1 rows overlap\n"))
    #expect(once.output.contains("worst at [1, 1]: expected 4, got 1"))
    let right = answer(
      """
      let ones = Tensor(ones: [size, size])
        func shifted(_ row: Int, _ column: Int) -> Tensor {
          ones.padded(top: row, bottom: 1 - row, left: column, right: 1 - column)
        }
        return shifted(0, 0) + shifted(0, 1) + shifted(1, 0) + shifted(1, 1)
      """)
    try expectFullPoints(3, for: right, in: book)
  }

  @Test func triesTrainedWeightsOnDataNotSeen() throws {
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(property: { (line: [Float], _: [Float], _: [Float]) in
        guard line.count == 2 else { return .fails("a line has two numbers") }
        let unseen: [Float] = [-3, 10]
        let error = unseen.map { abs(line[0] * $0 + line[1] - (2 * $0 + 1)) }.max() ?? 0
        if error < 0.1 { return .holds }
        return abs(line[0] - 2) < 0.1
          ? .earns(0.5, "the slope is right") : .fails("far off on data that it has not seen")
      })

      func addCases() {
        checks.group("a fitted line", points: 4) {
          checks.example("four points", [0, 1, 2, 3], [1, 3, 5, 7])
        }
        checks.mistake("untrained", "nothing was learned", example: [0, 0]) { line, _, _ in
          line == [0, 0]
        }
      }

      """
    func answer(_ body: String) -> String {
      "func fitted(_ xs: [Float], _ ys: [Float]) -> [Float] {\n  \(body)\n}\n"
    }
    let book = try book(
      "training", entry: "func fitted(_ xs: [Float], _ ys: [Float]) -> [Float]", points: 4,
      starter: answer("[0, 0]"), checks: checks)
    let starter = try grade(in: book)
    #expect(starter.output.hasPrefix("task · The task · 0 of 4 points\n"))
    #expect(starter.output.contains("\n  far off on data that it has not seen\n"))
    #expect(starter.output.contains("\nhint: nothing was learned\n"))
    let half = try grade(answer("[2, 0]"), in: book)
    #expect(half.status == 1)
    #expect(half.output.hasPrefix("task · The task · 2 of 4 points\n"))
    let right = answer(
      """
      var line: [Float] = [0, 0]
        for _ in 0..<2000 {
          for (x, y) in zip(xs, ys) {
            let error = line[0] * x + line[1] - y
            line[0] -= 0.05 * error * x
            line[1] -= 0.05 * error
          }
        }
        return line
      """)
    try expectFullPoints(4, for: right, in: book)
  }

  // MARK: Books and answers

  /// A student's copy of a book with one exercise, `task`.
  private func book(
    _ kind: String, entry: String, points: Int, starter: String, checks: String? = nil,
    sections: String = ""
  ) throws -> BookFolder {
    let book = try BookFolder(chapters: [BookFolder.chapter("One", "Text.")])
    try book.write(
      """
      ---
      title: The task
      kind: \(kind)
      points: \(points)
      chapter: 01-chapter
      seconds: 20
      entry: "\(entry)"
      ---

      What is asked.

      \(sections)## Hints

      1. What helps.

      """, to: "exercises/task/exercise.md")
    try book.write(starter, to: "exercises/task/Starter.swift")
    if let checks { try book.write(checks, to: "exercises/task/Checks.swift") }
    return book
  }

  /// Starts the exercise where it was not, writes an answer if there is one, and grades the file.
  private func grade(
    _ answer: String? = nil, in book: BookFolder
  ) throws -> CourseProcess.Result {
    #expect(try book.course("start", "task").status == 0)
    if let answer { try book.write(answer, to: "work/task.swift") }
    return try book.course("check", "task")
  }

  private func expectFullPoints(_ points: Int, for answer: String, in book: BookFolder) throws {
    let result = try grade(answer, in: book)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasPrefix("task · The task · \(points) of \(points) points\n"))
    #expect(try book.read("work/progress.json").contains("\"isSolved\" : true"))
  }
}
