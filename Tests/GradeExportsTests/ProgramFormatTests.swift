import Foundation
import GradeRecords
import Testing

@testable import GradeExports

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What programs are given.
struct ProgramFormatTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func file(_ format: ExportFormat, _ path: String) throws -> [String: Any] {
    let export = try format.export(SampleGradebook.snapshot)
    return try object(try #require(export.files.first { $0.path == path }).text)
  }

  @Test func writesGradescopesResults() throws {
    let results = try file(.gradescope, "eve/results.json")
    #expect(results["score"] as? Double == 4)
    #expect(results["execution_time"] as? Double == 0.25)
    #expect(results["visibility"] as? String == "visible")
    #expect(results["stdout_visibility"] as? String == "hidden")
    #expect(results["output"] as? String == "explain: excused")
    let tests = try #require(results["tests"] as? [[String: Any]])
    #expect(tests.map { $0["number"] as? String } == ["1.1", "1.2"])
    #expect(tests.map { $0["status"] as? String } == ["passed", "failed"])
    #expect(tests.map { $0["max_score"] as? Double } == [4, 6])
    #expect(tests.allSatisfy { $0["output_format"] as? String == "text" })
    #expect((tests[1]["output"] as? String)?.contains("2 of 3 hidden cases are right") == true)
  }

  @Test func writesNoResultsForWhoIsNotGraded() throws {
    var gradebook = SampleGradebook.snapshot
    gradebook.students[0].exercises[0].finalPoints = nil
    gradebook.students[0].exercises[0].verdict = .notGraded
    gradebook.students[1].source = nil
    let export = try ExportFormat.gradescope.export(gradebook)
    #expect(export.files.map(\.path) == ["max/results.json"])
    #expect(export.notes.count == 2)
  }

  @Test func writesExercismsResults() throws {
    let results = try file(.exercism, "eve/overlap/results.json")
    #expect(results["version"] as? Int == 3 && results["status"] as? String == "fail")
    let tests = try #require(results["tests"] as? [[String: Any]])
    #expect(
      tests.map { $0["name"] as? String } == [
        "strides: stride 1", "kernels: case 1", "Hidden cases",
      ])
    #expect(tests.map { $0["status"] as? String } == ["pass", "fail", "fail"])
    #expect(tests[1]["message"] as? String == "expected [1, 2]\ngot [1, 1]")
    let output = try #require(tests[0]["output"] as? String)
    #expect(output.count <= 500 && output.hasSuffix("Please limit to 500 chars"))
  }

  @Test func callsItAnErrorOfExercismWhereNothingRan() throws {
    var record = ExerciseRecord(
      exercise: "overlap", verdict: .compileError, reason: "it does not compile", maximum: 10,
      basis: SampleGradebook.basis)
    record.feedback.messages = ["3:4: error: no"]
    var gradebook = SampleGradebook.snapshot
    gradebook.students[0].exercises[0].record = record
    let export = try ExportFormat.exercism.export(gradebook)
    let results = try object(try #require(export.files.first).text)
    #expect(results["status"] as? String == "error")
    #expect(results["message"] as? String == "it does not compile\n3:4: error: no")
    #expect(results["tests"] == nil)
  }

  @Test func writesScoresForLTI() throws {
    let moment = try #require(Moment("2026-11-30T20:00:00Z"))
    let export = try ExportFormat.lti.export(
      SampleGradebook.snapshot, ExportOptions(moment: moment))
    let lines = try export.files[0].text.split(separator: "\n").map { try object(String($0)) }
    #expect(lines.map { $0["userId"] as? String } == ["1001", "1003", "1004"])
    #expect(lines.map { $0["scoreGiven"] as? Double } == [15.5, 6.4, nil])
    #expect(lines.map { $0["scoreMaximum"] as? Double } == [16, 16, nil])
    #expect(
      lines.map { $0["gradingProgress"] as? String } == [
        "FullyGraded", "FullyGraded", "PendingManual",
      ])
    #expect(lines[0]["timestamp"] as? String == "2026-11-30T20:00:00.000+00:00")
    #expect(
      (lines[0]["submission"] as? [String: String])?["submittedAt"]
        == "2026-11-20T10:00:00.000+00:00")
  }

  @Test func writesXMLThatAParserTakesWhateverAStudentPrints() throws {
    let export = try ExportFormat.junit.export(SampleGradebook.snapshot)
    let parser = XMLParser(data: Data(export.files[0].text.utf8))
    let elements = ElementCounter()
    parser.delegate = elements
    #expect(parser.parse(), "\(export.files[0].text)")
    #expect(elements.counts["testsuite"] == 3 && elements.counts["testcase"] == 6)
    #expect(elements.counts["failure"] == 3 && elements.counts["skipped"] == 2)
  }

  @Test func leavesTheFolderOfNoStudent() throws {
    var gradebook = SampleGradebook.snapshot
    gradebook.students[0].student.id = "../../etc"
    for format in [ExportFormat.gradescope, .exercism] {
      let export = try format.export(gradebook)
      #expect(export.files.allSatisfy { !$0.path.split(separator: "/").contains("..") })
    }
  }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
  private(set) var counts: [String: Int] = [:]

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    counts[element, default: 0] += 1
  }
}
