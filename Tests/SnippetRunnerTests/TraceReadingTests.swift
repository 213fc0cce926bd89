import Expectations
import SwiftRewriting
import Testing

@testable import SnippetRunner

@Suite struct TraceReadingTests {
  private static let sites = [
    TraceSite(kind: .round, line: 2, label: "for", names: ["i"]),
    TraceSite(kind: .assignment, line: 3, label: "+=", names: ["y"], indices: ["i", "f()"]),
  ].map { TracedProgram.Site(part: 1, site: $0) }

  /// The steps that lines give; `nil` if one of them does not belong.
  private func taken(_ lines: String...) -> [TraceStep]? {
    var reading = TraceReading(sites: Self.sites)
    for text in lines {
      guard let line = TraceLine(text), reading.take(line, in: 4) else { return nil }
    }
    return reading.steps[4] ?? []
  }

  @Test func putsStepsTogether() throws {
    let steps = try #require(
      taken(
        "step 0 0 1", "value 0 value int64 - 7", "step 1 1 0", "index 0 7",
        "whole 7:1:1,0:2:3 text w",
        "operand text a\\\\b\\n", "value 0 summary float32 2x3 -1 nan 1", "rounds 0 0 5"))
    #expect(
      steps.map(\.kind) == [.round(1, of: 5), .assignment("+="), .roundsLeftOut(from: 2, of: 5)])
    #expect(steps.map(\.line) == [2, 3, 2])
    #expect(steps.map(\.depth) == [0, 1, 0])
    #expect(
      steps[0].values == [
        TracedValue(
          name: "i", content: .tensor(TensorValue(shape: [], elementType: .int64, elements: [7])))
      ])
    let written = steps[1].values[0]
    #expect(written.name == "y[7, f()]")
    #expect(written.operand == .text("a\\b\n"))
    #expect(written.whole?.axes.map { $0.contains(3) } == [false, true])
    guard case .summary(let shape, _, let greatest, _) = written.content else {
      Issue.record("no summary: \(written.content)")
      return
    }
    #expect(shape == [2, 3] && greatest.isNaN)
  }

  @Test(arguments: [
    ["step 2 0 0"], ["step -1 0 0"], ["step 0 99999999999999999999 0"], ["step 0 0"],
    ["value 0 text x"], ["step 0 0 1", "value 1 text x"], ["step 0 0 1", "index 0 3"],
    ["step 0 0 1", "value 0 value int64 9x9 1"], ["step 0 0 1", "value 0 summary float32 2 1 2"],
    ["step 1 0 0", "whole 0:1:0 text w"], ["step 1 0 0", "whole 0:1 text w"],
    ["rounds 1 0 3"], ["omitted 3"], ["omitted x"], [""], ["operand"],
  ])
  func refusesWhatDoesNotBelong(lines: [String]) {
    var reading = TraceReading(sites: Self.sites)
    let taken = lines.map { TraceLine($0).map { reading.take($0, in: 4) } ?? false }
    #expect(taken.last == false)
    #expect(taken.dropLast().allSatisfy { $0 })
  }

  @Test func refusesAFloodOfSteps() throws {
    var reading = TraceReading(sites: Self.sites)
    let line = try #require(TraceLine("step 0 0 0"))
    let taken = (0..<1001).map { _ in reading.take(line, in: 1) }
    #expect(taken.count { $0 } == 1000)
  }
}
