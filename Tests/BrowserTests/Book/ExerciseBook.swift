import CourseRuns
import Foundation

/// A book with one exercise of each kind that a page treats in its own way, as students have it.
enum ExerciseBook {
  static let page = "01-chapter.html"

  /// Returns a copy of the book, with what its exercises' proofs found out: they are run once.
  static func make() throws -> BookFolder {
    try BookFolder(copying: try proven.get())
  }

  private static let proven = Result {
    let book = try written()
    let check = try book.course("check")
    guard check.status == 0 else { throw BuiltBook.BuildingError(output: check.output) }
    return book
  }

  private static func written() throws -> BookFolder {
    let names = ["doubling", "next-size", "grid", "which", "words"]
    let body = names.map { "```{exercise} \($0)\n```\n" }.joined(separator: "\n")
    let book = try BookFolder(chapters: [BookFolder.chapter("First", body)])
    try write("doubling", "function", "func doubled(_ input: Tensor) -> Tensor", to: book)
    try book.write(doublingChecks, to: "exercises/doubling/Checks.swift")
    try write("next-size", "value", "let sizes: [Int]", to: book, starter: "let sizes: [Int] = []")
    try book.write(sizesChecks, to: "exercises/next-size/Checks.swift")
    try write(
      "grid", "value", "let grid: Tensor", to: book,
      starter: "import TensorCore\n\nlet grid: Tensor = [[0, 0], [0, 0]]")
    try book.write(gridChecks, to: "exercises/grid/Checks.swift")
    try write(
      "which", "choice", "let answer: Choice", to: book,
      starter: "import TensorCore\n\nlet answer: Choice = Choice(\"\", because: \"\")",
      sections: "## Options\n\n1. This one.\n2. That one.\n\n"
        + "## Reasons\n\n1. Because.\n2. Just so.\n\n")
    try book.write(choiceChecks, to: "exercises/which/Checks.swift")
    try write("words", "text", "let words: String", to: book, starter: "let words: String = \"\"\n")
    return book
  }

  /// The starter of the function.
  static let starter =
    "import TensorCore\n\nfunc doubled(_ input: Tensor) -> Tensor {\n  input\n}\n"

  private static func write(
    _ id: String, _ kind: String, _ entry: String, to book: BookFolder, starter: String = starter,
    sections: String = ""
  ) throws {
    try book.write(
      """
      ---
      title: The task \(id)
      kind: \(kind)
      points: 2
      chapter: 01-chapter
      seconds: 20
      entry: "\(entry)"
      ---

      What is asked of you.

      \(sections)## Hints

      1. The first `hint`, for $a \\cdot b$.
      2. The second hint.

      """, to: "exercises/\(id)/exercise.md")
    try book.write(starter, to: "exercises/\(id)/Starter.swift")
  }

  private static let doublingChecks = """
    import ExerciseChecks
    import Tensors

    let checks = Checks(reference: { (input: Tensor) in input * 2 })

    func addCases() {
      checks.group("two rows", points: 2) {
        checks.example("small numbers", [[0, 1], [2, 3]])
      }
      checks.mistake("added", "this is what you get when `2` is added") { input in input + 2 }
    }

    """

  private static let sizesChecks = """
    import ExerciseChecks

    let checks = Checks(reference: { [1, 64, 28, 28] })

    func addCases() {
      checks.group("the sizes", points: 2) { checks.example("") }
      checks.mistake("halved", "this is what a convolution gives") { [1, 64, 7, 7] }
    }

    """

  private static let gridChecks = """
    import ExerciseChecks
    import Tensors

    let checks = Checks(reference: { Tensor([[0, 1], [-2.5, 3]]) })

    func addCases() {
      checks.group("the grid", points: 2) { checks.example("") }
    }

    """

  private static let choiceChecks = """
    import ExerciseChecks

    let checks = Checks(reference: { Choice("b", because: "1", "2") })

    func addCases() {
      checks.group("the choice", points: 2) { checks.example("") }
      checks.mistake("a", "the first option is another thing") { Choice("a") }
    }

    """
}
