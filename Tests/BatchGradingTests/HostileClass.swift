import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Testing

/// A class in which honest students hand in beside every hostile submission of `Tests/Fixtures/hostile`.
struct HostileClass {
  /// One line of the table in the fixture's `README.md`.
  struct Attack: Hashable {
    var name: String
    var verdict: String

    /// Whether the test makes it, since it cannot lie in a repository.
    var isMade: Bool

    /// The exercise that it answers.
    var exercise: String { name.hasPrefix("45") ? "odd" : "doubled" }
  }

  static let honest = ["00-honest", "25-honest", "99-honest"]
  static let right =
    "import TensorCore\n\nfunc doubled(_ input: Tensor) -> Tensor { input + input }\n"

  /// Where the hostile submissions are.
  static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/hostile")

  let book: BookFolder
  let attacks: [Attack]

  init() throws {
    book = try BookFolder(chapters: [BookFolder.chapter("A chapter", "Text.")])
    attacks = try Self.table()
    try writeExercise(
      "doubled", kind: "function", entry: "func doubled(_ input: Tensor) -> Tensor",
      checks: """
        let checks = Checks(reference: { (input: Tensor) -> Tensor in input * 2 })

        func addCases() {
          checks.group("all", points: 2) {
            checks.example("two", [1, 2])
            checks.example("three", [3, 5, 7])
          }
        }
        """)
    try book.write(
      """
      import ExerciseChecks
      import Tensors

      func addHiddenCases() {
        checks.group("all", points: 2) {
          checks.random(2) { source in source.tensor([3], in: 7001...7999) }
        }
      }
      """, to: "exercises/doubled/Hidden.swift")
    // Overflows for the largest number, as checks do whose author thought of small ones.
    try writeExercise(
      "odd", kind: "value", entry: "let odd: Int",
      checks: """
        let checks = Checks(property: { (number: Int) in
          (number + 1) % 2 == 0 ? .holds : .fails("it is even")
        })

        func addCases() { checks.group("all", points: 2) { checks.example("") } }
        """)
  }

  /// A small exercise whose cases have a second, and whose programs a quarter of a gigabyte.
  func writeExercise(_ id: String, kind: String, entry: String, checks: String) throws {
    try book.write(
      """
      ---
      title: \(id)
      kind: \(kind)
      points: 2
      chapter: 01-chapter
      seconds: 1
      megabytes: 256
      entry: "\(entry)"
      ---

      What is asked.

      ## Hints

      1. A hint.
      """, to: "exercises/\(id)/exercise.md")
    try book.write(
      "import ExerciseChecks\nimport Tensors\n\n" + checks + "\n",
      to: "exercises/\(id)/Checks.swift")
    try book.write("// \(id)\n", to: "exercises/\(id)/Starter.swift")
  }

  /// The rows of the table, without its headings.
  private static func table() throws -> [Attack] {
    let text = try String(contentsOf: fixture.appending(path: "README.md"), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, !cells[3].isEmpty, !["verdict", "---"].contains(cells[3]) else {
        return nil
      }
      return Attack(name: cells[1], verdict: cells[3], isMade: cells[2].hasSuffix("(made)"))
    }
  }

  /// Hands in everything.
  func handIn() throws {
    let files = FileManager.default
    for student in Self.honest {
      try book.write(Self.right, to: "submissions/\(student)/work/doubled.swift")
      try book.write("let odd: Int = 7\n", to: "submissions/\(student)/work/odd.swift")
    }
    for attack in attacks where !attack.isMade {
      let folder = book.url.appending(path: "submissions/\(attack.name)")
      let source = Self.fixture.appending(path: attack.name)
      if files.fileExists(atPath: source.path) {
        try files.copyItem(at: source, to: folder)
      } else {
        let text = try String(
          contentsOf: Self.fixture.appending(path: attack.name + ".swift"), encoding: .utf8)
        try book.write(text, to: "submissions/\(attack.name)/\(attack.exercise).swift")
      }
    }
    let maker = AttackMaker(folder: book.url.appending(path: "submissions"))
    for attack in attacks where attack.isMade { try maker.make(attack.name) }
  }
}
