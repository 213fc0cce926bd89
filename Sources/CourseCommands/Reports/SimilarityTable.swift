import Diagnostics
import Foundation
import Similarity

/// What a comparison found, for a terminal.
struct SimilarityTable {
  var report: SimilarityReport
  var style: TerminalStyle

  /// The pairs that are listed; the page has all.
  private static let listed = 30

  /// The lines.
  var text: String {
    var lines = report.pairs.prefix(Self.listed).map { pair in
      let percent = "\(Int((pair.similarity * 100).rounded()))%".leftPadded(to: 4)
      let names = "\(pair.first.label) and \(pair.second.label)".withVisibleControls
      let paint = pair.similarity >= 0.8 ? style.red : style.yellow
      return "\(paint(percent))  \(pair.exercise.withVisibleControls.padded(to: width))  \(names)"
    }
    if report.pairs.count > Self.listed {
      lines.append("       and \(report.pairs.count - Self.listed) more in the page")
    }
    for cluster in report.clusters.prefix(Self.listed) {
      lines.append(
        "cluster of \(cluster.members.count) in \(cluster.exercise): "
          .withVisibleControls + cluster.members.joined(separator: ", ").withVisibleControls)
    }
    for equal in report.wrongValues.prefix(Self.listed) {
      let names = equal.owners.joined(separator: " and ").withVisibleControls
      lines.append(
        "equal wrong values, \(Int(equal.bits.rounded())) bits of surprise: \(names) in "
          + equal.questionWords.withVisibleControls)
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  private var width: Int {
    report.pairs.prefix(Self.listed).map(\.exercise.count).max() ?? 0
  }

  private var summary: String {
    let pairs =
      report.pairs.isEmpty ? "no similar pair" : report.pairs.count.counted("similar pair")
    let short =
      report.shortFiles > 0
      ? "; \(report.shortFiles.counted("file")) too short to tell" : ""
    return "\(pairs) in \(report.comparedFiles.counted("file"))\(short)"
  }
}

extension SimilarityTable {
  /// The pairs and clusters as JSON, for programs.
  static func json(_ report: SimilarityReport) throws -> String {
    struct Pair: Encodable {
      var exercise: String
      var first: String
      var second: String
      var archive: String?
      var similarity: Double
    }
    struct WrongValues: Encodable {
      var students: [String]
      var questions: [String]
      var bits: Double
    }
    struct Whole: Encodable {
      var pairs: [Pair]
      var clusters: [[String]]
      var equalWrongValues: [WrongValues]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let pairs = report.pairs.map { pair in
      Pair(
        exercise: pair.exercise, first: pair.first.owner, second: pair.second.owner,
        archive: pair.second.archive, similarity: pair.similarity)
    }
    let values = report.wrongValues.map {
      WrongValues(students: $0.owners, questions: $0.questions, bits: $0.bits)
    }
    let data = try encoder.encode(
      Whole(
        pairs: pairs, clusters: report.clusters.map(\.members), equalWrongValues: values))
    return String(decoding: data, as: UTF8.self)
  }
}
