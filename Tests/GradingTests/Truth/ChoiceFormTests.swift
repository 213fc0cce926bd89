import BookModel
import Diagnostics
import ExerciseValues
import Testing

@testable import Grading

/// Choices that are not written as choices are.
@Suite struct ChoiceFormTests {
  private func problems(_ option: String, _ reasons: String...) async throws -> [Diagnostic] {
    let exercise = try await JudgedExercise("overlap-safe").exercise
    let list = reasons.map { "\"\($0)\"" }.joined(separator: ", ")
    let text = "import TensorCore\n\nlet answer: Choice = Choice(\"\(option)\", because: \(list))\n"
    let form = ChoiceForm(
      exercise: exercise, answer: SourceFile(path: "work/overlap-safe.swift", text: text))
    return form.problems(
      in: .list([.text(option), .list(reasons.map { .text($0) })]))
  }

  @Test(arguments: ["12", "1, 2", "1 2", "1,2", "1;2", "1 and 2", "1/2", "(1, 2)", "12."])
  func asksForATextForEachReason(_ reason: String) async throws {
    let problems = try await problems("b", reason)
    #expect(problems.map(\.id) == ["answer-choice"])
    #expect(problems[0].message == "'\(reason)' is one text; each reason is a text of its own")
    #expect(problems[0].help == "write 'Choice(\"b\", because: \"1\", \"2\")'")
    #expect(problems[0].range?.start == SourcePosition(line: 3, column: 43))
  }

  @Test(arguments: ["B", " b", "b.", "(b)", "B)", "option b", "b "])
  func asksForASmallLetter(_ option: String) async throws {
    let problems = try await problems(option, "1", "2")
    #expect(problems.map(\.message) == ["there is no option '\(option)'"])
    #expect(
      problems[0].notes == ["the options are a, b, c, d, one small letter between quotes"])
    #expect(problems[0].help == "write 'Choice(\"b\", because: \"1\", \"2\")'")
  }

  @Test(arguments: ["z", "e", "2", "ab", "a or b", "yes"])
  func knowsWhichOptionsThereAre(_ option: String) async throws {
    let problems = try await problems(option, "1")
    #expect(problems.map(\.message) == ["there is no option '\(option)'"])
    #expect(
      problems[0].help?.contains("Choice(\"LETTER\", because: \"NUMBER\", \"NUMBER\")") == true)
  }

  @Test(arguments: ["5", "0", "-1", "one", "b", "1.5", "15", "1, 5"])
  func knowsWhichReasonsThereAre(_ reason: String) async throws {
    let problems = try await problems("b", "1", reason)
    #expect(problems.map(\.message) == ["there is no reason '\(reason)'"])
    #expect(
      problems[0].notes == ["the reasons are 1, 2, 3, 4, each a number between quotes"])
  }

  @Test func saysThatNothingIsChosen() async throws {
    let problems = try await problems("", "")
    #expect(problems.map(\.message) == ["no option is chosen", "a reason is empty"])
  }

  @Test func acceptsWhatIsWrittenAsAChoice() async throws {
    #expect(try await problems("a", "1") == [])
    #expect(try await problems("d", "4", "3", "2", "1") == [])
    #expect(try await problems("b") == [])
  }

  @Test func saysThatTheOptionAloneIsRight() async throws {
    let exercise = try await JudgedExercise("pick-an-upsampler")
    for reasons in [["1"], ["1", "2", "3"], ["2", "5"], []] {
      let report = try exercise.report { _, _ in
        .list([.text("c"), .list(reasons.map { .text($0) })])
      }
      #expect(report.points == 0)
      #expect(report.mistake == nil)
      #expect(report.failures[0].difference == ["the option is right, the reasons are not"])
    }
    let other = try exercise.report { _, _ in .list([.text("d"), .list([.text("1")])]) }
    #expect(other.failures[0].difference == [])
    #expect(other.mistake?.id == "d")
  }
}
