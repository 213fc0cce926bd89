import BookModel
import Diagnostics
import Foundation
import Testing

@testable import Grading

/// Trainings whose points may hang on the seed that they begin with.
@Suite struct SeedTests {
  /// An exercise that asks for the number one, which a program may draw by luck.
  private func folder(solution: String, wrong: [String: String]) async throws -> ExerciseFolder {
    let checks = """
      import ExerciseChecks

      let checks = Checks(property: { (number: Int, _: Int) in
        number == 1 ? .holds : .fails("the number is \\(number)")
      })

      func addCases() { checks.group("the number", points: 1) { checks.example("one", 1) } }

      """
    var files = ["Checks.swift": checks, "Solution.swift": Self.answer(solution)]
    for (name, body) in wrong {
      files["Wrong/\(name).swift"] = "// expects: wrong\n" + Self.answer(body)
    }
    return try await ExerciseFolder(
      kind: "training", entry: "func drawn(_ count: Int) -> Int", settings: "seconds: 20",
      files: files)
  }

  private static func answer(_ body: String) -> String {
    """
    import TensorCore

    func drawn(_ count: Int) -> Int {
      var random = SplitMix64(seed: 0xFACE)
      let number = Int(random.next() % 2)
      return \(body)
    }

    """
  }

  private func result(of folder: ExerciseFolder) async throws -> (SeedTrials, [Diagnostic]) {
    let files = ExerciseFiles(exercise: try folder.exercise, root: folder.url.path)
    let proving = try #require(try SeedProving(grader: folder.grader, files: files))
    return try await proving.result(seeds: 1...6, jobs: 2) { _, _ in }
  }

  @Test func holdsWhereNothingIsLuck() async throws {
    let folder = try await folder(
      solution: "number - number + 1", wrong: ["none": "number - number", "two": "2"])
    let (trials, problems) = try await result(of: folder)
    #expect(problems.isEmpty)
    #expect(trials.worthless == 2 && trials.partlyRight == 0)
  }

  @Test func tellsASolutionAndAWrongOneThatHaveLuck() async throws {
    let folder = try await folder(solution: "number", wrong: ["lucky": "1 - number"])
    let (_, problems) = try await result(of: folder)
    #expect(problems.map(\.id) == ["exercise-seed", "exercise-seed"])
    #expect(problems[0].message.hasPrefix("the solution does not earn all points from "))
    #expect(problems[1].message.hasPrefix("a wrong solution earns other points from "))
    #expect(problems[1].range?.path == "exercises/task/Wrong/lucky.swift")
  }

  @Test func replacesEachNumberOfASeed() {
    let file = SourceFile(
      path: "a", text: "SplitMix64(seed: 7), SplitMix64(seed: 0xFA_CE), SplitMix64(seed: seed)")
    #expect(
      file.seeded(3)?.text
        == "SplitMix64(seed: 3), SplitMix64(seed: 1003), SplitMix64(seed: seed)")
    #expect(SourceFile(path: "a", text: "SplitMix64(seed: seed)").seeded(3) == nil)
  }
}
