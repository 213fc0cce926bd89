import BookModel
import Diagnostics
import ExerciseValues
import Foundation
import Grading
import Sandbox
import Testing

/// Whose fault it is that an answer earns nothing.
@Suite struct VerdictTests {
  /// An exercise that a property decides, which stops on some answers, as a known mistake does.
  private func property() async throws -> ExerciseFolder {
    let checks = """
      import ExerciseChecks

      let checks = Checks(property: { (numbers: [Int]) in
        if numbers.first == 13 { fatalError("thirteen") }
        return numbers.first.map { $0 > 5 } ?? false ? .holds : .fails("too small")
      })

      func addCases() {
        checks.group("only", points: 1) { checks.example("") }
        checks.mistake("next", "one too few", example: [5]) { numbers in numbers[0] - 1 == 4 }
      }

      """
    return try await ExerciseFolder(
      kind: "value", entry: "let numbers: [Int]", settings: "seconds: 20",
      files: ["Checks.swift": checks])
  }

  private func verdict(_ folder: ExerciseFolder, _ text: String) async throws -> GradingOutcome {
    let answer = SourceFile(path: "work/task.swift", text: text)
    return await folder.grader.outcome(on: answer, to: try folder.exercise)
  }

  @Test func decidesWhereAKnownMistakeStops() async throws {
    let folder = try await property()
    #expect(try await folder.check("let numbers = [5]\n").mistake?.id == "next")
    #expect(try await folder.check("let numbers = [6]\n").status == .solved)
    // Here `numbers[0]` is outside, and there the sum.
    for text in ["let numbers: [Int] = []\n", "let numbers = [Int.min]\n"] {
      let report = try await folder.check(text)
      #expect(report.status == .wrong)
      #expect(report.failures.first?.difference == ["too small"])
    }
  }

  @Test func marksNothingWhereTheCheckStops() async throws {
    let folder = try await property()
    let trouble = try #require(try await verdict(folder, "let numbers = [13]\n").trouble)
    #expect(trouble.exercise == "task")
    #expect(trouble.reason.contains("thirteen"))
    #expect(trouble.remedy.contains("author"))
    #expect(try await folder.check("let numbers = [14]\n").status == .solved)
  }

  @Test func tellsCrashesAndLimitsFromWrongValues() async throws {
    let folder = try await ExerciseFolder.doubling(settings: "seconds: 1")
    let crash = ExerciseFolder.answer("fatalError()")
    #expect(try await folder.check(crash).status == .crashed)
    let half = ExerciseFolder.answer("input.scalarCount > 3 ? [input][7] : input")
    #expect(try await folder.check(half).status == .wrong)
    let endless = ExerciseFolder.answer("while true {}")
    #expect(try await folder.check(endless).status == .overLimit)
  }

  @Test(arguments: [
    "import TensorCore\nfunc other() {}\n", "", "struct Tensor {}\n",
  ]) func refusesAMissingEntryPoint(text: String) async throws {
    let report = try await ExerciseFolder.doubling().check(text)
    #expect(report.diagnostics.map(\.id) == ["answer-entry-point"])
  }

  @Test(arguments: [
    ("struct S {\n  func doubled(_ input: Tensor) -> Tensor { input }\n}\n", true),
    ("struct S {\n  func doubled(_ input: Tensor) {}\n}\nfunc doubled(_ input: Int) {}\n", false),
  ]) func saysThatTheEntryPointLiesWithinBraces(text: String, isNested: Bool) async throws {
    let report = try await ExerciseFolder.doubling().check("import TensorCore\n" + text)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.id == "answer-entry-point")
    #expect(diagnostic.help?.hasSuffix("outside of all braces") == isNested)
    #expect(diagnostic.notes.allSatisfy { !$0.contains("'argument") })
  }

  @Test func refusesAModuleThatThereIsNot() async throws {
    // Not at the beginning of the line, where a friendlier word would come first.
    let report = try await ExerciseFolder.doubling().check(
      "@preconcurrency import Numerals\nimport TensorCore\n")
    #expect(report.diagnostics.map(\.id) == ["answer-compile"])
    #expect(report.diagnostics.first?.range?.start.line == 1)
  }

  @Test func keepsTheStudentsLines() async throws {
    let report = try await ExerciseFolder.doubling().check(
      "import TensorCore\n  #sourceLocation(file: \"/etc/passwd\", line: 90)\nlet x: Int = \"\"\n")
    #expect(report.diagnostics.first?.range?.start.line == 3)
  }
}
