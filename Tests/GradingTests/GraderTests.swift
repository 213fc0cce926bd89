import BookModel
import Diagnostics
import ExerciseValues
import Grading
import Sandbox
import Testing

@Suite struct GraderTests {
  @Test func givesAllPointsToARightAnswer() async throws {
    let report = try await ExerciseFolder.doubling().check(ExerciseFolder.answer("input + input"))
    #expect(report.status == .solved)
    #expect(report.points == 3)
    #expect(report.possible == 3)
    #expect(report.groups.map(\.name) == ["small", "random"])
    #expect(report.groups.map(\.count) == [1, 10])
    #expect(report.failures == [])
    #expect(report.mistake == nil)
  }

  @Test func namesAKnownMistake() async throws {
    let folder = try await ExerciseFolder.doubling()
    let report = try await folder.check(ExerciseFolder.answer("input * input"))
    #expect(report.status == .wrong)
    #expect(report.points == 0)
    #expect(report.mistake == CaseBook.Mistake(id: "squared", hint: "this is the square"))
    let failure = try #require(report.failures.first)
    #expect(failure.title == "two numbers")
    #expect(failure.arguments.map(\.name) == ["input"])
    #expect(failure.expected == .tensor(shape: [2], scalars: [2, 4]))
    #expect(failure.got == .tensor(shape: [2], scalars: [1, 4]))
    #expect(failure.difference.contains("differing  1 of 2; worst at [0]: expected 2, got 1"))
  }

  @Test func showsTheSmallestRandomCaseThatFails() async throws {
    let answer = ExerciseFolder.answer("input.scalarCount < 3 ? input + input : input")
    let report = try await ExerciseFolder.doubling().check(answer)
    #expect(report.points == 1)
    let failure = try #require(report.failures.first)
    #expect(failure.group == "random")
    guard case .tensor(let shape, _) = failure.arguments[0].value else {
      Issue.record("no tensor")
      return
    }
    #expect(shape == [3])
    #expect(failure.further > 0)
  }

  @Test func showsTheSmallestCaseOfAllRandomOnes() async throws {
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (input: Tensor) -> Tensor in input * 2 })

      func addCases() {
        checks.group("random", points: 1) {
          checks.random(3) { source in source.tensor([source.integer(8...9)]) }
          checks.random(3) { source in source.tensor([source.integer(4...5)]) }
          checks.random(3) { source in source.tensor([source.integer(6...7)]) }
        }
      }

      """
    let folder = try await ExerciseFolder(
      entry: "func doubled(_ input: Tensor) -> Tensor", settings: "seconds: 20",
      files: ["Checks.swift": checks])
    let report = try await folder.check(ExerciseFolder.answer("input + input + 1"))
    let failure = try #require(report.failures.first)
    guard case .tensor(let shape, _) = failure.arguments[0].value else {
      Issue.record("no tensor")
      return
    }
    #expect(shape[0] <= 5)
    #expect(failure.further == 8)
  }

  @Test func saysWhichOfTheStudentsLinesDoesNotCompile() async throws {
    let report = try await ExerciseFolder.doubling().check(ExerciseFolder.answer("inptu + input"))
    #expect(report.status == .refused)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.id == "answer-compile")
    #expect(diagnostic.message == "cannot find 'inptu' in scope")
    #expect(diagnostic.range?.path == "work/task.swift")
    #expect(diagnostic.range?.start == SourcePosition(line: 4, column: 3))
  }

  @Test(arguments: [
    "import TensorCore\nfunc double(_ input: Tensor) -> Tensor { input }\n",
    "import TensorCore\nfunc doubled(input: Tensor) -> Tensor { input }\n",
    "import TensorCore\nfunc doubled(_ input: Tensor) -> Int { 1 }\n",
    "struct Tensor {}\nfunc doubled(_ input: Tensor) -> Tensor { input }\n",
    "",
  ]) func asksForTheDeclaration(answer: String) async throws {
    let report = try await ExerciseFolder.doubling().check(answer)
    #expect(report.status == .refused)
    #expect(report.diagnostics.map(\.id) == ["answer-entry-point"])
    #expect(
      report.diagnostics[0].help == "declare 'func doubled(_ input: Tensor) -> Tensor'")
  }

  @Test func refusesModulesThatWouldSolveTheExercise() async throws {
    let answer = ExerciseFolder.answer("input", before: "import Tensors")
    let report = try await ExerciseFolder.doubling().check(answer)
    #expect(report.diagnostics.map(\.id) == ["answer-import"])
    #expect(report.diagnostics[0].range?.start.line == 2)
  }

  @Test func showsNothingOfHiddenCases() async throws {
    let hidden = """
      import ExerciseChecks
      import Tensors

      func addHiddenCases() {
        checks.group("random") { checks.random(5) { $0.tensor([7], in: 400...499) } }
      }
      """
    let folder = try await ExerciseFolder.doubling(hidden: hidden)
    let answer = ExerciseFolder.answer(
      "print(input); return input.scalarCount > 5 ? input : input * 2")
    let report = try await folder.check(answer, scope: .all(seed: 9))
    #expect(report.status == .wrong)
    #expect(report.points == 1)
    #expect(report.hidden == ExerciseReport.Hidden(count: 5, right: 0))
    #expect(report.groups[1].right == 10)
    #expect(report.failures == [])
    let printed = report.printed.map(\.text).joined()
    #expect(printed.contains("tensor("))
    #expect(!printed.contains(/4\d\d\./))
    #expect(try await folder.check(answer).hidden == nil)
  }

  @Test func keepsAReportUntilSomethingChanges() async throws {
    let folder = try await ExerciseFolder.doubling()
    let first = try await folder.check(ExerciseFolder.answer("input"))
    let second = try await folder.check(ExerciseFolder.answer("input"))
    #expect(first == second)
    let third = try await folder.check(ExerciseFolder.answer("input "))
    #expect(third.status == first.status)
  }
}
