import BookModel
import Diagnostics
import Testing

@testable import SnippetRunner

@Suite struct LedgerTests {
  private func ledger(
    _ text: String, verdict: Fact.Verdict, citation: String? = nil, pending: String? = nil
  ) throws -> [String] {
    let coverage = try coverage(text, verdict: verdict, citation: citation, pending: pending)
    return coverage.ledger.map { diagnostic in
      "\(diagnostic.range?.start.line ?? 0) \(diagnostic.id) \(diagnostic.severity)"
    }
  }

  private func coverage(
    _ text: String, verdict: Fact.Verdict, citation: String? = nil, pending: String? = nil
  ) throws -> FactCoverage {
    var book = try Bench(text).book
    book.facts = FactList(
      facts: [
        Fact(
          id: "a.b", document: "a", kind: .rule, verdict: verdict, given: nil, states: "s",
          truth: nil, citation: citation, pending: pending,
          range: SourceRange(path: "chapters/facts.yaml", line: 7))
      ])
    let results = book.chapters.map { chapter in
      ChapterResult(
        path: chapter.path, outcomes: [], diagnostics: [],
        mark: CheckedMark(time: 0, toolchain: "", library: ""), isCached: false, seconds: 0)
    }
    return FactCoverage(book: book, results: results)
  }

  private static let plain = "```check {fact=a.b}\ntrue\n```\n"
  private static let refuted = "```check {fact=a.b .refuted}\nfalse\n```\n"

  @Test(arguments: [
    ("Text.\n", Fact.Verdict.holds, nil, ["7 fact-unchecked error"]),
    ("Text.\n", .erratum, nil, ["7 fact-unchecked error"]),
    (plain, .holds, nil, []),
    (plain, .erratum, nil, ["7 fact-half-checked error"]),
    (refuted, .erratum, nil, ["7 fact-half-checked error"]),
    (plain + "\n" + refuted, .erratum, nil, []),
    ("Text.\n", .holds, "later", []),
    (plain, .erratum, "later", []),
    (plain, .holds, "later", ["7 fact-not-pending warning"]),
    ("> [!ERRATUM] fact=a.b\n> x\n", .erratum, nil, ["7 fact-unchecked error"]),
  ])
  func wantsCheckForEachFact(
    text: String, verdict: Fact.Verdict, pending: String?, expected: [String]
  ) throws {
    #expect(try ledger(text, verdict: verdict, pending: pending) == expected)
  }

  @Test func wantsNoCheckWhereASourceOrAReaderDecides() throws {
    #expect(try ledger("Text.\n", verdict: .erratum, citation: "a paper, section 2") == [])
    #expect(try ledger("Text.\n", verdict: .opinion) == [])
    #expect(try ledger("Text.\n", verdict: .task) == ["7 fact-unchecked error"])
    #expect(try ledger(Self.plain, verdict: .task) == [])
  }

  @Test func countsWhatIsCitedApartFromWhatIsProven() throws {
    let cited = try coverage(Self.plain, verdict: .erratum, citation: "a paper, section 2")
    #expect(cited["a.b"]?.status == .cited)
    #expect(cited.provenCount == 0 && cited.entries(marked: .cited).count == 1)
    #expect(try coverage("Text.\n", verdict: .opinion)["a.b"]?.status == .opinion)
  }
}
