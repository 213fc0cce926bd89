import BookModel
import Diagnostics
import Testing

@Suite struct ExerciseReadingTests {
  private static let text = """
    ---
    title: Output size
    kind: value
    points: 2
    chapter: 01-one
    entry: "let size: Int"
    ---

    What is asked, with `code`.

    ```swift
    shown()
    ```

    ## Hints

    1. The first,
       on two lines.
    2. The second.

    """

  private func book(_ exercise: String, chapter: String = "Text.\n") throws -> Book {
    let book = try TemporaryBook(
      ["chapters/01-one.md": Array("---\ntitle: One\n---\n\n\(chapter)".utf8)])
    try book.write(Array(exercise.utf8), to: "exercises/output-size/exercise.md")
    return try book.read()
  }

  @Test func readsPromptAndHints() throws {
    let book = try book(Self.text, chapter: "```{exercise} output-size\n```\n")
    #expect(book.diagnostics == [])
    let exercise = try #require(book.exercises.first)
    #expect(exercise.id == "output-size")
    #expect(exercise.kind == .value && exercise.points == 2)
    #expect(exercise.prompt.text.hasPrefix("What is asked"))
    #expect(exercise.prompt.blocks.count == 2, "the fence is shown, not run")
    #expect(exercise.hints.map(\.text) == ["The first,\non two lines.", "The second."])
    #expect(exercise.entry.parameters == nil && exercise.entry.result == "Int")
  }

  @Test func readsHowMuchIsAsked() throws {
    let plain = try #require(try book(Self.text).exercises.first)
    #expect(plain.level == nil && !plain.isOptional)
    #expect(plain.labels == ["value", "2 points"])
    let marked = try book(
      Self.text.replacing("points: 2", with: "points: 1\nlevel: first-steps\noptional: true"))
    #expect(marked.diagnostics == [])
    #expect(marked.exercises.first?.labels == ["value", "1 point", "first steps", "optional"])
  }

  @Test func readsChoices() throws {
    let choice = Self.text.replacing("kind: value", with: "kind: choice")
      .replacing("let size: Int", with: "let answer: Choice")
      .replacing(
        "## Hints", with: "## Options\n\n- This.\n- That.\n\n## Reasons\n\n1. So.\n\n## Hints")
    let exercise = try #require(try book(choice).exercises.first)
    #expect(exercise.options.map(\.text) == ["This.", "That."])
    #expect(exercise.reasons.map(\.text) == ["So."])
  }

  @Test(arguments: [
    ("points: 2\n", "", "missing-key", "the front matter has no 'points'"),
    ("points: 2", "points: 0", "invalid-value", "'points' is a whole number from 1 to 1000"),
    ("points: 2", "points: 2\nslow: perhaps", "invalid-value", "'slow' is 'true' or 'false'"),
    (
      "points: 2", "points: 2\nseconds: -1", "invalid-value",
      "'seconds' is a number above 0.0 and up to 3600.0"
    ),
    ("points: 2", "points: 2\nrank: 3", "unknown-key", "the front matter has no key 'rank'"),
    ("points: 2", "points: 2\nlevel: hard", "invalid-value", "'hard' is no level"),
    ("points: 2", "points: 2\nlevel: First-steps", "invalid-value", "'First-steps' is no level"),
    ("points: 2", "points: 2\nlevel: [solid]", "invalid-value", "'level' is a text"),
    ("points: 2", "points: 2\noptional: 2", "invalid-value", "'optional' is 'true' or 'false'"),
    ("kind: value", "kind: riddle", "invalid-value", "'riddle' is no kind of exercise"),
    ("let size: Int", "size = 3", "invalid-entry-point", "'entry' is one Swift declaration"),
    (
      "let size: Int", "let size: URL", "invalid-entry-point",
      "'URL' cannot pass between a student's program and the grader"
    ),
    (
      "kind: value", "kind: text", "invalid-entry-point",
      "an exercise of the kind 'text' declares a constant"
    ),
    (
      "What is asked, with `code`.\n\n```swift\nshown()\n```\n", "", "exercise-incomplete",
      "the exercise asks nothing"
    ),
    ("## Hints", "## Help", "exercise-incomplete", "the exercise has no hints"),
    (
      "1. The first,\n   on two lines.\n2. The second.", "Think.", "exercise-incomplete",
      "this section is one list"
    ),
    ("chapter: 01-one", "chapter: 01-two", "unknown-chapter", "the book has no chapter '01-two'"),
    (
      "points: 2", "points: 2\nfacts: [torch.none]", "unknown-fact",
      "no fact is called 'torch.none'"
    ),
  ])
  func saysWhatIsWrong(old: String, new: String, id: String, message: String) throws {
    let diagnostics = try book(Self.text.replacing(old, with: new)).diagnostics
    let found = diagnostics.map { "\($0.message) [\($0.id)]" }
    #expect(found.contains("\(message) [\(id)]"), "\(found)")
    #expect(diagnostics.allSatisfy { $0.range?.path == "exercises/output-size/exercise.md" })
  }

  @Test func asksForTheOptionsOfAChoice() throws {
    let choice = Self.text.replacing("kind: value", with: "kind: choice")
      .replacing("let size: Int", with: "let answer: Choice")
    #expect(
      try book(choice).diagnostics.map(\.message) == ["a choice has at least two options"])
  }

  @Test func namesTheExerciseThatAChapterMeans() throws {
    let diagnostics = try book(Self.text, chapter: "> ```{exercise} output-sise\n> ```\n")
      .diagnostics
    #expect(diagnostics.map(\.id) == ["unknown-exercise"])
    #expect(diagnostics.first?.help == "write 'output-size'")
    #expect(diagnostics.first?.range?.path == "chapters/01-one.md")
  }

  @Test func followsTheOrderOfThePage() throws {
    let chapter = { (title: String, ids: [String]) in
      let fences = ids.map { "> ```{exercise} \($0)\n> ```\n" }.joined(separator: "\n")
      return Array("---\ntitle: \(title)\n---\n\nText.\n\n\(fences)".utf8)
    }
    let book = try TemporaryBook([
      "chapters/01-one.md": chapter("One", ["wide", "deep", "tall"]),
      "chapters/02-two.md": chapter("Two", ["long", "wide"]),
    ])
    let places = [
      "wide": "01-one", "deep": "01-one", "tall": "01-one", "unseen": "01-one",
      "beyond": "01-one", "long": "02-two", "apart": "02-two",
    ]
    for (id, chapter) in places {
      let text = Self.text.replacing("chapter: 01-one", with: "chapter: \(chapter)")
      try book.write(Array(text.utf8), to: "exercises/\(id)/exercise.md")
    }
    #expect(
      try book.read().exercises.map(\.id)
        == ["wide", "deep", "tall", "beyond", "unseen", "long", "apart"])
  }
}
