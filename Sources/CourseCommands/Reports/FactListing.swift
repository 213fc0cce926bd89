import BookModel
import Foundation
import SnippetRunner

/// Writes facts for a person: document by document, one line a fact.
struct FactListing {
  var entries: [FactCoverage.Entry]
  var documents: [String: SourceDocument]
  var style: TerminalStyle

  /// Whether what the documents state stands below each line.
  var showsValues = false

  /// The lines.
  var text: String {
    var lines: [String] = []
    var document: String?
    for entry in entries {
      if entry.fact.document != document {
        if document != nil { lines.append("") }
        document = entry.fact.document
        lines.append(documents[entry.fact.document]?.title ?? entry.fact.document)
      }
      lines.append(line(entry))
      if showsValues { lines += values(of: entry.fact) }
    }
    return lines.joined(separator: "\n")
  }

  /// The sign, the id, whether it holds, the largest error, the day of the check, and the places.
  private func line(_ entry: FactCoverage.Entry) -> String {
    let width = (entries.map(\.fact.id.count).max() ?? 0) + 2
    let verdict = entry.fact.verdict.rawValue
    let error = entry.citations.compactMap(\.largestError).max().map { String(format: "%.1g", $0) }
    let fields = [
      mark(entry.status), entry.fact.id.padded(to: width), verdict.padded(to: 8),
      (error ?? "").padded(to: 7), day(of: entry).padded(to: 10), places(of: entry),
    ]
    return fields.joined(separator: " ")
  }

  private func places(_ entry: FactCoverage.Entry) -> [String] {
    entry.citations.map { "\($0.path):\($0.line)" }
      + entry.exercises.map { "\($0.path):\($0.line)" }
      + Set((entry.references?.items ?? []).flatMap(\.chapters)).sorted()
  }

  private func places(of entry: FactCoverage.Entry) -> String {
    let places = (entry.fact.citation.map { [$0] } ?? []) + places(entry)
    if entry.status != .unchecked { return places.joined(separator: ", ") }
    return style.dim(entry.fact.pending.map { "not checked yet: \($0)" } ?? "not checked")
  }

  private func day(of entry: FactCoverage.Entry) -> String {
    guard let time = entry.citations.filter({ $0.agrees != nil }).map(\.mark.time).max() else {
      return ""
    }
    return Date(timeIntervalSince1970: Double(time))
      .formatted(.iso8601.year().month().day())
  }

  private func values(of fact: Fact) -> [String] {
    func indented(_ text: String, after label: String) -> [String] {
      text.split(separator: "\n").enumerated().map { number, line in
        style.dim("    \(number == 0 ? label : "".padded(to: label.count)) \(line)")
      }
    }
    return (fact.given.map { indented($0, after: "given ") } ?? [])
      + indented(fact.states, after: "states")
      + (fact.truth.map { indented($0, after: "is so ") } ?? [])
      + (fact.grade.map { indented($0.rawValue, after: "grade ") } ?? [])
  }

  private func mark(_ status: FactCoverage.Status) -> String {
    Self.sign(of: status, style: style)
  }

  /// The sign of what is known of a fact.
  static func sign(of status: FactCoverage.Status, style: TerminalStyle) -> String {
    switch status {
    case .proven: style.green("✓")
    case .failing: style.red("✗")
    case .halfProven: style.yellow("½")
    case .unchecked: style.dim("·")
    case .cited: "§"
    case .opinion: style.dim("~")
    }
  }
}
