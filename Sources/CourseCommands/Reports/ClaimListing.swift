import BookModel
import SnippetRunner

/// Writes a source document line by line, with the facts that cover each.
struct ClaimListing {
  var ledger: ClaimLedger
  var coverage: FactCoverage
  var style: TerminalStyle

  /// The document's own lines, if they are at hand.
  var text: [Substring]?

  /// The lines, and how many parts there are of each sort.
  var listing: String {
    (ledger.lines.map(line) + ["", summary]).joined(separator: "\n")
  }

  private func line(_ line: ClaimLedger.Line) -> String {
    var covers: [(word: String, count: Int)] = []
    for word in line.covers.map(word) {
      if covers.last?.word == word {
        covers[covers.count - 1].count += 1
        continue
      }
      covers.append((word, 1))
    }
    let words = covers.map { $0.count > 1 ? "\($0.word) ×\($0.count)" : $0.word }
    let number = "\(line.number)".leftPadded(to: 5)
    return "\(quotation(line))\(number)  \(words.joined(separator: " · "))"
  }

  /// The document's text above the line, or that it is not the text that was listed.
  private func quotation(_ line: ClaimLedger.Line) -> String {
    guard let text else { return "" }
    let own = text.indices.contains(line.number - 1) ? text[line.number - 1].trimmed : ""
    if ClaimLedger.checksum(of: own) != line.checksum {
      return style.red("       not the text that was listed") + "\n"
    }
    return style.dim("       \(own)") + "\n"
  }

  private func word(_ cover: ClaimLedger.Cover) -> String {
    switch cover {
    case .facts(let ids): ids.map(fact).joined(separator: " + ")
    case .heading: style.dim("heading")
    case .task: style.dim("task")
    case .opinion: style.dim("opinion")
    case .repetition: style.dim("repetition")
    }
  }

  private func fact(_ id: String) -> String {
    guard let entry = coverage[id] else { return id }
    let sign = FactListing.sign(of: entry.status, style: style)
    let grade = entry.fact.grade.map { " (\($0.rawValue))" } ?? ""
    return "\(sign) \(id)\(entry.fact.verdict == .erratum ? " ≠\(grade)" : "")"
  }

  private var summary: String {
    let covers = ledger.lines.flatMap(\.covers)
    let facts = Set(ledger.facts)
    let covered = covers.count { if case .facts = $0 { true } else { false } }
    let others: [(String, ClaimLedger.Cover)] = [
      ("headings and labels", .heading), ("opinions", .opinion), ("tasks", .task),
      ("repetitions", .repetition),
    ]
    let rest = others.map { name, cover in (name, covers.count { $0 == cover }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return "\(covers.count) parts of \(ledger.lines.count) lines: "
      + (["\(covered) covered by \(facts.count) facts"] + rest).joined(separator: ", ")
  }
}

extension Substring {
  /// The text without white space at its ends.
  fileprivate var trimmed: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return self[start..<end]
  }
}
