import BookModel
import Diagnostics
import Foundation
import Grading
import SnippetRunner

/// Writes a check as one JSON object, for programs.
struct JSONReport: Encodable {
  /// One chapter of the report.
  struct Chapter: Encodable {
    var path: String
    var isCached: Bool
    var isSkipped: Bool
    var seconds: Double
    var checked: CheckedMark
  }

  /// One fact of the report.
  struct Fact: Encodable {
    var id: String
    var document: String
    var verdict: String
    var status: FactCoverage.Status
    var mark: String
    var grade: String?
    var source: String?
    var largestError: Double?
    var places: [String]

    init(entry: FactCoverage.Entry) {
      id = entry.fact.id
      document = entry.fact.document
      verdict = entry.fact.verdict.rawValue
      status = entry.status
      mark = entry.fact.mark.rawValue
      grade = entry.fact.grade?.rawValue
      source = entry.fact.citation
      largestError = entry.citations.compactMap(\.largestError).max()
      places =
        entry.citations.map { "\($0.path):\($0.line)" }
        + entry.exercises.map { "\($0.path):\($0.line)" }
    }
  }

  var isClean: Bool
  var seconds: Double
  var counts: CheckReport.Counts
  var chapters: [Chapter]
  var exercises: [ExerciseProof]
  var answers: [ExerciseReport]
  var notGraded: [NotGraded]
  var facts: [Fact]
  var diagnostics: [Diagnostic]

  init(report: CheckReport) {
    isClean = !report.hasErrors
    seconds = report.seconds
    counts = report.counts
    exercises = report.exercises.proofs
    answers = report.exercises.reports
    notGraded = report.exercises.notGraded
    diagnostics = report.diagnostics
    chapters = report.results.map { result in
      Chapter(
        path: result.path, isCached: result.isCached, isSkipped: result.isSkipped,
        seconds: result.seconds, checked: result.mark)
    }
    facts = report.coverage.entries.map(Fact.init)
  }

  /// Returns a value as readable JSON with its keys in order.
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // JSON has no such numbers; a division by zero in an answer is no reason to give no report.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
