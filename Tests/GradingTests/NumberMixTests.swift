import Diagnostics
import Testing

@testable import Grading

/// Expressions that take the compiler too long are told apart from those that cannot be right.
@Suite struct NumberMixTests {
  private func folder() async throws -> ExerciseFolder {
    let checks = """
      import ExerciseChecks
      import Tensors

      let checks = Checks(reference: { (size: Int, x: Double) -> Double in Double(size) })

      func addCases() { checks.group("all", points: 1) { checks.example("one", 1, 2) } }

      """
    return try await ExerciseFolder(
      entry: "func f(_ size: Int, _ x: Double) -> Double", settings: "seconds: 20",
      files: ["Checks.swift": checks])
  }

  @Test(arguments: [
    (
      "return Double(size - (size + 2 * size - size) / 2.0)",
      "write '2' for '2.0', which makes a Double, or 'Double(…)' around each Int"
    ),
    ("return (size + 2 * size - size) / 2 + x * 2 - size * 3", "write 'Double(size)'"),
    (
      "let half = size / 2\n  return 1 - abs(x - Double(half)) / half + x * 2 - size",
      "write 'Double(half)', 'Double(size)'"
    ),
  ]) func areNamed(body: String, help: String) async throws {
    let report = try await folder().check(
      "func f(_ size: Int, _ x: Double) -> Double {\n  \(body)\n}\n")
    #expect(report.status == .refused)
    #expect(report.diagnostics.map(\.message) == ["a Double and an Int do not mix"])
    #expect(report.diagnostics.map(\.help) == [help])
  }

  @Test(arguments: [
    (
      "return [size].map { $0 - ($0 + 2 * size - size) / 2.0 }[0] + x",
      "an Int", "write '2' for '2.0', which makes a Double, or 'Double(…)' around each Int"
    ),
    (
      "let all = (0..<size).map { 1 - abs($0 - (size - 1) / 2.0) / size * 1.0 + 0 * $0 }\n  return all[0]",
      "an Int", "write '1' for '1.0', which makes a Double, or 'Double(…)' around each Int"
    ),
    (
      "return [size, 2].reduce(0) { $0 + $1 * 0.5 + size * 2 - 1 }",
      "an Int", "write 'Double($1)', 'Double(size)'"
    ),
    (
      "let all = [size].map { each in\n    let half = Double(each) / 2\n"
        + "    return half + (each * 0.5 - size) * 2 + size\n  }\n  return all[0]",
      "an Int", "write 'Double(each)', 'Double(size)'"
    ),
    (
      "let all = (0..<size).map { 1 - Double($0) / 2.0 * (Float(size) + 1) - x * 2 + 1 }\n"
        + "  return all[0]",
      "a Float", "write 'Double(Float(size))'"
    ),
  ]) func areNamedWithinClosures(body: String, other: String, help: String) async throws {
    let report = try await folder().check(
      "func f(_ size: Int, _ x: Double) -> Double {\n  \(body)\n}\n")
    #expect(report.status == .refused)
    #expect(report.diagnostics.map(\.message) == ["a Double and \(other) do not mix"])
    #expect(report.diagnostics.map(\.help) == [help])
  }

  @Test func longAndLegalExpressionsAreNot() async throws {
    let report = try await folder().check(
      """
      func f(_ size: Int, _ x: Double) -> Double {
        let c = 1.0 - abs(Double(size) - Double(size) / 2.0) / (Double(size) + 1.0) * 2.0 - 0.5 * x + 2.0 * x
        return c - c + Double(size)
      }

      """)
    #expect(report.status == .solved, "\(report.diagnostics)")
  }
}
