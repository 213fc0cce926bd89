import ExerciseValues
import Grading
import Testing

/// What an answer prints is told apart by its cases.
@Suite struct PrintTests {
  @Test func belongToTheirCases() async throws {
    let report = try await ExerciseFolder.doubling().check(
      ExerciseFolder.answer(
        "print(\"sizes\", input.shape); return input.scalarCount > 3 ? input : input * 2"))
    let failure = try #require(report.failures.first)
    guard case .tensor(let shape, _) = failure.arguments[0].value else {
      Issue.record("no tensor")
      return
    }
    #expect(failure.printed == "sizes \(shape)\n")
    #expect(report.printed.count == 10)
    #expect(report.printed[0] == .init(group: "small", title: "two numbers", text: "sizes [2]\n"))
    #expect(report.printed.allSatisfy { $0.text.hasPrefix("sizes [") })
  }

  @Test func surviveACrash() async throws {
    let report = try await ExerciseFolder.doubling().check(
      ExerciseFolder.answer("print(\"before\", terminator: \"\"); return [input][1]"))
    #expect(report.failures.map(\.printed) == ["before", "before"])
    #expect(report.printed.map(\.text) == Array(repeating: "before", count: 9))
  }
}
