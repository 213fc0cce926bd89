import PageMarkup
import Similarity

/// The page that shows similar answers side by side.
///
/// It is for instructors: names and answers are in it.
public struct SimilarityPage {
  private let report: SimilarityReport

  /// The pairs that are shown in full; the others are only listed.
  private static let shownPairs = 200

  /// Creates a page.
  public init(_ report: SimilarityReport) {
    self.report = report
  }

  /// The page.
  public var markup: String {
    ReportPage(title: "Similar answers", content: introduction + clusters + values + pairs).markup
  }

  private var introduction: HTML {
    HTML("p") {
      "\(report.comparedFiles) files compared, \(report.pairs.count) pairs reported. "
      if report.shortFiles > 0 {
        "\(report.shortFiles) files have too little of their own to say anything. "
      }
      "The number says how far two answers exceed what is usual among the answers to the exercise, in "
      "structure and in wording. Comments, spaces and what everybody was given do not count; what few have "
      "counts more."
    }
      + HTML("p") {
        "A high number is a reason to look and to talk, and no proof. Exercises with one natural answer "
        "make honest answers similar."
      }
  }

  private var clusters: HTML {
    guard !report.clusters.isEmpty else { return .empty }
    return HTML("h2") { "Clusters" }
      + .table(
        ["exercise", "highest", "members"],
        report.clusters.map { cluster in
          [
            HTML("code") { HTML.inert(cluster.exercise) }, HTML(text: cluster.similarity.percent),
            .inert(cluster.members.joined(separator: ", ")),
          ]
        })
  }

  private var values: HTML {
    guard !report.wrongValues.isEmpty else { return .empty }
    return HTML("h2") { "Equal wrong values" }
      + HTML("p") {
        "Two answers that are wrong in the same way, where hardly anybody else is. The number says how "
        "surprising that is, in bits: 10 bits are a chance of one in a thousand."
      }
      + .table(
        ["students", "questions", "bits"],
        report.wrongValues.prefix(Self.shownPairs).map { equal in
          [
            .inert(equal.owners.joined(separator: " and ")),
            .inert(equal.questionWords),
            HTML(text: "\(Int(equal.bits.rounded()))"),
          ]
        }, firstNumber: 2)
  }

  private var pairs: HTML {
    guard !report.pairs.isEmpty else {
      return HTML("h2") { "Pairs" } + HTML("p") { "No two answers are similar." }
    }
    return HTML("h2") { "Pairs" }
      + .joined(report.pairs.prefix(Self.shownPairs).map(details))
      + (report.pairs.count > Self.shownPairs ? rest : .empty)
  }

  private var rest: HTML {
    HTML("h3") { "Less similar" }
      + .table(
        ["exercise", "students", "similar"],
        report.pairs.dropFirst(Self.shownPairs).map { pair in
          [
            HTML("code") { HTML.inert(pair.exercise) },
            .inert("\(pair.first.label) and \(pair.second.label)"),
            HTML(text: pair.similarity.percent),
          ]
        }, firstNumber: 2)
  }

  private func details(_ pair: SimilarPair) -> HTML {
    HTML("details") {
      HTML("summary") {
        HTML.inert("\(pair.similarity.percent) \(pair.first.label) and \(pair.second.label) ")
        HTML("span", ["class": "soft"]) {
          HTML.inert(
            "\(pair.exercise), \(pair.isVerbatim ? "equal to the last space" : shares(pair))")
        }
      }
      HTML("div", ["class": "sides"]) {
        side(pair.first, pair.stretches.map(\.first))
        side(pair.second, pair.stretches.map(\.second))
      }
    }
  }

  private func shares(_ pair: SimilarPair) -> String {
    "structure \(pair.structure.percent), names and all \(pair.wording.percent)"
  }

  /// A file whose shared lines have a background, the same one on both sides.
  private func side(_ file: ComparedFile, _ ranges: [ClosedRange<Int>]) -> HTML {
    let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return HTML("section") {
      HTML("h3") { HTML.inert(file.label) }
      HTML("pre", ["tabindex": "0"]) {
        lines.enumerated().map { number, line in
          let tone = ranges.firstIndex { $0.contains(number + 1) }.map { " tone\($0 % 4)" } ?? ""
          return HTML("span", ["class": "line\(tone)"]) { HTML.inert(String(line)) }
        }
      }
    }
  }
}

extension Double {
  /// A share as whole percent, such as `87%`.
  var percent: String { "\(Int((self * 100).rounded()))%" }
}
