import Diagnostics

/// Reads `chapters/claims/DOCUMENT.tsv`.
///
///     30 lines<TAB>2 with text
///     4<TAB>0f3a99c1<TAB>torch.basic+torch.matrix heading
///     9<TAB>77ab0012<TAB>opinion
struct ClaimLedgerReader {
  private var ledger = ClaimLedger()
  private var diagnostics: [Diagnostic] = []
  private let file: SourceFile
  private let document: String
  private let facts: FactList

  /// Returns the lines of a document, and what is wrong with the list of them.
  static func read(
    _ file: SourceFile, document: String, facts: FactList
  ) -> (ledger: ClaimLedger, diagnostics: [Diagnostic]) {
    var reader = ClaimLedgerReader(file: file, document: document, facts: facts)
    reader.read()
    return (reader.ledger, reader.diagnostics)
  }

  private init(file: SourceFile, document: String, facts: FactList) {
    self.file = file
    self.document = document
    self.facts = facts
  }

  private mutating func read() {
    let head = file.line(1)?.firstMatch(of: #/^(\d+) lines\t(\d+) with text$/#)
    guard let head, let total = Int(head.1), let expected = Int(head.2) else {
      return report("the first line of a list of lines is 'N lines', a tab, 'M with text'", at: 1)
    }
    for (index, text) in file.lines.enumerated().dropFirst() where !text.isEmpty {
      readLine(text, at: index + 1, total: total)
    }
    if ledger.lines.count != expected {
      report("\(expected) lines have text, and \(ledger.lines.count) are listed", at: 1)
    }
    if diagnostics.isEmpty { checkFacts() }
  }

  private mutating func readLine(_ text: Substring, at place: Int, total: Int) {
    let fields = text.split(separator: "\t")
    guard fields.count == 3, let number = Int(fields[0]), fields[1].count == 8 else {
      return report(
        "a line has a number, a checksum and what covers it, with tabs between", at: place)
    }
    guard number > ledger.lines.last?.number ?? 0, number <= total else {
      return report(
        "line \(number) is out of order, listed twice or beyond line \(total)", at: place)
    }
    let covers = fields[2].split(separator: " ").map { cover($0, at: place) }
    ledger.lines.append(.init(number: number, checksum: String(fields[1]), covers: covers))
  }

  private mutating func cover(_ word: Substring, at place: Int) -> ClaimLedger.Cover {
    switch word {
    case "heading": return .heading
    case "task": return .task
    case "opinion": return .opinion
    case "repetition": return .repetition
    default: break
    }
    let ids = word.split(separator: "+").map(String.init)
    for id in ids where facts[id] == nil {
      let near = nearestName(to: id, in: facts.facts.lazy.map(\.id))
      diagnostics.append(
        Diagnostic(
          "unknown-fact", "no fact is called '\(id)'",
          at: SourceRange(path: file.path, line: place),
          help: near.map { "write '\($0)'" } ?? "add it to chapters/facts.yaml"))
    }
    return .facts(ids)
  }

  /// Demands that each fact of the document is somewhere in it.
  private mutating func checkFacts() {
    let covered = Set(ledger.facts)
    for fact in facts.facts where fact.document == document && !covered.contains(fact.id) {
      diagnostics.append(
        Diagnostic(
          "unlisted-line", "no line of the document is covered by the fact '\(fact.id)'",
          at: fact.range, help: "add it to the line in \(file.path) that states it"))
    }
  }

  private mutating func report(_ message: String, at line: Int) {
    diagnostics.append(
      Diagnostic(
        "unlisted-line", message, at: SourceRange(path: file.path, line: line),
        help: "list each line that has text once, in the document's order"))
  }
}
