import Foundation
import Testing

/// The student's day, as a student would have it.
@Suite struct ExerciseTests {
  /// A book with the exercise that `course new exercise` makes, called `doubling`.
  private func book() throws -> BookFolder {
    let book = try BookFolder(chapters: [BookFolder.chapter("One", "Text.")])
    let made = try book.course("new", "exercise", "doubling")
    #expect(made.status == 0, "\(made.errors)")
    try book.replace("kind: function\n", with: "kind: function\nseconds: 20\n", in: text)
    // What never ends takes long to show.
    try FileManager.default.removeItem(
      at: book.url.appending(path: "exercises/doubling/Wrong/never-ends.swift"))
    try book.write(
      "// expects: refused\nlet doubled = 2\n", to: "exercises/doubling/Wrong/no-function.swift")
    return book
  }

  private let text = "exercises/doubling/exercise.md"
  private let answer = "work/doubling.swift"

  private func solution(_ body: String) -> String {
    "import TensorCore\n\nfunc doubled(_ input: Tensor, times: Int) -> Tensor {\n  \(body)\n}\n"
  }

  @Test func provesANewExercise() throws {
    let book = try book()
    let result = try book.course("check", "doubling")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasPrefix("✓ doubling"))
    let whole = try book.course("check")
    #expect(whole.output.contains("  exercises proven        1 of 1\n"))
  }

  @Test func reportsAnExerciseThatIsWrong() throws {
    let book = try book()
    try book.replace(
      "input * Float(1 << times)", with: "input + 1", in: "exercises/doubling/Checks.swift")
    try book.replace("points: 3", with: "points: 4", in: text)
    let result = try book.course("check")
    #expect(result.status == 1)
    for id in ["exercise-points", "exercise-solution"] {
      #expect(result.output.contains("[\(id)]"))
    }
  }

  @Test func provesThatEachMistakeIsNamedForAFileOfItsOwn() throws {
    let book = try book()
    let folder = "exercises/doubling/Wrong"
    let files = try book.files().filter { $0.hasPrefix(folder) && $0.hasSuffix(".swift") }.sorted()
    let known = try #require(
      try files.first { try book.read($0).hasPrefix("// expects: multiplied\n") })
    try book.replace("// expects: multiplied\n", with: "// expects: wrong\n", in: known)
    let result = try book.course("check", "doubling")
    #expect(result.status == 1)
    #expect(
      result.output.contains("no wrong solution makes the known mistake 'multiplied'"),
      "\(result.output)")
    #expect(
      result.output.contains("this must be told 'wrong' alone, and is told 'multiplied' as well"))
  }

  @Test func handsOutStartersOnce() throws {
    let book = try book()
    let first = try book.course("start")
    let editors =
      "wrote .sourcekit-lsp/config.json, with which editors complete code; see Documentation/editors.md"
    #expect(first.output == "made \(answer)\n\(editors)\nnext: course show doubling\n")
    try book.write("mine", to: answer)
    let second = try book.course("start", "doub")
    #expect(second.output.hasPrefix("1 file there already, left as it was\n"))
    #expect(try book.read(answer) == "mine")
  }

  @Test func printsWhatBecameOfAnAnswer() throws {
    let book = try book()
    try book.write(solution("return input * Float(times)"), to: answer)
    let result = try book.course("check", "doubling")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.dropLast(3).joined(separator: "\n") == """
        doubling · doubling · 0 of 3 points

        ✗ once                     0 of 1   wrong
        ✗ any number of times      0 of 2   \(right(in: result.output)) of 11 cases

        ✗ once: two numbers
          given     input  tensor([1., 2.])
                    times  1
          shape      [2], as expected
          differing  2 of 2; worst at [1]: expected 4, got 2
          expected    got
           2  4       «1»«2»

        also wrong: 'any number of times'; --all shows a case of each

        hint: this is what you get when the tensor is multiplied by 'times'

        """)
  }

  /// The number of right random cases, which is not the matter of this test.
  private func right(in output: String) -> String {
    output.firstMatch(of: /times      0 of 2   (\d+) of/).map { String($0.1) } ?? "?"
  }

  @Test func climbsTheHints() throws {
    let book = try book()
    let first = try book.course("hint", "doubling")
    #expect(first.output.hasPrefix("hint 1 of 2\n\nHow often"))
    #expect(first.output.hasSuffix("\n1 hint remains\n"))
    #expect(
      try book.course("hint", "doubling").output
        == "hint 2 of 2\n\nA loop that runs 'times' times needs one step in it.\n\nno hints remain\n"
    )
    #expect(try book.course("hint", "doubling").output.hasPrefix("that was the last of 2"))
    #expect(try book.course("hint", "doubling", "--all").output.contains("hint 1 of 2"))
  }

  @Test func showsTheDeclaration() throws {
    let result = try book().course("show", "doubling")
    #expect(result.output.contains("\n  func doubled(_ input: Tensor, times: Int) -> Tensor\n"))
    #expect(!result.output.contains("## Hints"))
  }

  @Test func namesWhatItDoesNotKnow() throws {
    let book = try book()
    let wrong = try book.course("show", "doublign")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean 'doubling'?"))
    let name = try book.course("new", "exercise", "../../escape")
    #expect(name.status == 2)
    #expect(name.errors.contains("cannot be an exercise's name"))
  }

  @Test func countsWhatIsSolved() throws {
    let book = try book()
    try book.write(solution("return input * Float(1 << times)"), to: answer)
    #expect(try book.course("check", "doubling").status == 0)
    #expect(try book.read("work/progress.json").contains("\"isSolved\" : true"))
  }

  @Test func checksOnSave() throws {
    let book = try book()
    try book.write(solution("return input"), to: answer)
    let watch = try CourseProcess(["watch", "doubling"], in: book.url)
    try watch.start()
    defer { watch.interrupt() }
    #expect(try waits(for: "waiting for you to save", in: watch))
    try book.write(solution("return input * Float(1 << times)"), to: answer)
    #expect(try waits(for: "solved; that was the last one", in: watch))
  }

  private func waits(for text: String, in process: CourseProcess) throws -> Bool {
    for _ in 0..<600 {
      if try process.outputSoFar().contains(text) { return true }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return false
  }

  @Test func releasesNoSolution() throws {
    let book = try book()
    let value = "exercises/secret"
    try book.write(
      """
      ---
      title: A number
      kind: value
      points: 1
      chapter: 01-chapter
      entry: "let number: Int"
      ---

      Which?

      ## Hints

      1. Count.

      """, to: "\(value)/exercise.md")
    try book.write("let number = 0\n", to: "\(value)/Starter.swift")
    try book.write("let number = 73_519\n", to: "\(value)/Solution.swift")
    try book.write(
      """
      import ExerciseChecks
      let checks = Checks(reference: { 73_519 })
      func addCases() {
        checks.group("number", points: 1) { checks.example("") }
        checks.mistake("off", "one too many") { 73_520 }
      }

      """, to: "\(value)/Checks.swift")
    for (index, wrong) in [73_520, 1, 2, 3, 4].enumerated() {
      let word = index == 0 ? "off" : "wrong"
      try book.write(
        "// expects: \(word)\nlet number = \(wrong)\n", to: "\(value)/Wrong/\(index).swift")
    }
    try book.write("let number = 73_519\n", to: "work/secret.swift")
    let result = try book.course("release", "students")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    try checkRelease(of: book)
  }

  private func checkRelease(of book: BookFolder) throws {
    let copy = book.url.appending(path: "students")
    let files =
      FileManager.default.enumerator(atPath: copy.path)?.compactMap { $0 as? String } ?? []
    let exercises = files.filter { $0.hasPrefix("exercises/") && $0.contains(".") }
    #expect(
      Set(exercises) == [
        "exercises/doubling/exercise.md", "exercises/doubling/Starter.swift",
        "exercises/doubling/cases.json", "exercises/secret/exercise.md",
        "exercises/secret/Starter.swift", "exercises/secret/cases.json",
      ])
    #expect(!files.contains { $0.hasPrefix("work") || $0.hasPrefix(".course") })
    // The tool's own sources say how hidden cases are added.
    for file in files where !file.hasPrefix("tool/") {
      guard let data = try? Data(contentsOf: copy.appending(path: file)) else { continue }
      let text = String(decoding: data, as: UTF8.self)
      for secret in ["73519", "73_519", "73520", "result = result + result", "addHiddenCases"] {
        #expect(!text.contains(secret), "\(file)")
      }
    }
    func course(_ arguments: String...) throws -> CourseProcess.Result {
      try CourseProcess(arguments, in: copy).run()
    }
    let help = try course("--help").output
    #expect(help.contains("\n  submit ") && help.contains("your points"))
    for command in ["release", "grade", "facts", "accept", "new", "mark", "export", "similarity"] {
      #expect(!help.contains("\n  \(command) "), "\(help)")
    }
    #expect(try !course("check", "--help").output.contains("--slow"))
    #expect(try course("start").status == 0)
    let solved = copy.appending(path: "work/secret.swift")
    try Data("let number = 73_519\n".utf8).write(to: solved)
    #expect(try course("check", "secret").output.contains("1 of 1 point\n"))
    try Data("let number = 73_520\n".utf8).write(to: solved)
    #expect(try course("check", "secret").output.contains("hint: one too many"))
    let other = try course("check", "doubling")
    #expect(other.output.contains("10 hidden cases when it is graded"))
    #expect(try course("check").output.contains("exercises solved        0 of 2, next: doubling\n"))
  }
}
