import Diagnostics
import Testing

@testable import BookModel

/// The list of a document's lines.
@Suite struct ClaimLedgerTests {
  private static let facts = FactList(
    facts: ["a.one", "a.two"].map { id in
      Fact(
        id: id, document: "a", kind: .rule, verdict: .holds, given: nil, states: "s", truth: nil,
        range: SourceRange(path: "chapters/facts.yaml", line: 3))
    })

  private func read(_ text: String) -> (ledger: ClaimLedger, problems: [String]) {
    let file = SourceFile(path: "chapters/claims/a.tsv", text: text)
    let result = ClaimLedgerReader.read(file, document: "a", facts: Self.facts)
    return (
      result.ledger,
      result.diagnostics.map { "\($0.range?.start.line ?? 0) \($0.id): \($0.message)" }
    )
  }

  @Test func readsWhatCoversEachPart() {
    let (ledger, problems) = read(
      "9 lines\t2 with text\n3\t0f3a99c1\ta.one+a.two heading\n7\t77ab0012\topinion task\n")
    #expect(problems == [])
    #expect(ledger.lines.map(\.number) == [3, 7])
    #expect(ledger.lines[0].covers == [.facts(["a.one", "a.two"]), .heading])
    #expect(ledger.lines[1].covers == [.opinion, .task])
    #expect(ledger.facts == ["a.one", "a.two"])
  }

  @Test(arguments: [
    ("9 lines\t2 with text\n3\t0f3a99c1\ta.one+a.two\n", "2 lines have text, and 1 are listed"),
    (
      "9 lines\t2 with text\n3\t0f3a99c1\ta.one\n3\t0f3a99c1\ta.two\n",
      "line 3 is out of order, listed twice or beyond line 9"
    ),
    (
      "9 lines\t1 with text\n10\t0f3a99c1\ta.one+a.two\n",
      "line 10 is out of order, listed twice or beyond line 9"
    ),
    ("9 lines\t1 with text\n3\ta.one\n", "a line has a number, a checksum and what covers it"),
    ("9 lines\t1 with text\n3\t0f3a99c1\ta.three\n", "no fact is called 'a.three'"),
    ("9 lines\t1 with text\n3\t0f3a99c1\ta.one\n", "covered by the fact 'a.two'"),
    ("", "the first line of a list of lines"),
  ])
  func findsWhatIsNotListed(text: String, problem: String) {
    #expect(read(text).problems.contains { $0.contains(problem) }, "\(read(text).problems)")
  }

  @Test func checksumIgnoresNothingButWhatItsCallerTrims() {
    #expect(ClaimLedger.checksum(of: "") == "811c9dc5")
    #expect(ClaimLedger.checksum(of: "a") == "e40c292c")
    #expect(ClaimLedger.checksum(of: "é") != ClaimLedger.checksum(of: "e"))
  }
}

/// What this project's own book says of its documents.
@Suite struct OwnFactsTests {
  private let book: Book

  init() throws {
    book = try Book.read(root: #require(Book.root(containing: #filePath)))
  }

  @Test func everyDocumentIsListedLineByLine() {
    #expect(Set(book.claims.keys) == Set(book.facts.documents.keys))
    #expect(book.claims.values.allSatisfy { !$0.lines.isEmpty })
    #expect(book.diagnostics.filter { $0.id == "unlisted-line" } == [])
  }

  @Test func everyErratumIsGradedAndEverySourceHasAPlace() {
    for fact in book.facts.facts {
      #expect((fact.grade != nil) == (fact.verdict == .erratum), "\(fact.id)")
      #expect(fact.citation.map { $0.count > 10 } ?? true, "\(fact.id)")
    }
  }
}
