import Grading
import Testing

/// Which wrong cases a report shows.
@Suite struct FailureChoiceTests {
  @Test func showsNoCaseTwice() async throws {
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (input: Tensor) -> Tensor in input * 2 })

      func addCases() {
        checks.group("small", points: 1) { checks.example("two numbers", [1, 2]) }
        checks.group("again", points: 1) {
          checks.example("the same two", [1, 2])
          checks.example("two others", [3, 4])
        }
        checks.group("only that", points: 1) { checks.example("once more", [1, 2]) }
      }

      """
    let folder = try await ExerciseFolder(
      points: 3, entry: "func doubled(_ input: Tensor) -> Tensor", settings: "seconds: 20",
      files: ["Checks.swift": checks])
    let report = try await folder.check(ExerciseFolder.answer("input"))
    // A group that has no other wrong case is shown all the same.
    #expect(report.failures.map(\.title) == ["two numbers", "two others", "once more"])
  }
}
