import BookModel
import Diagnostics
import Testing

@testable import SnippetRunner

@Suite struct ListedReferencesTests {
  private static let works = [
    work("guide", "A guide", 2016, ["eprint": "1603.07285"]),
    work("networks", "Deconvolutional Networks", 2010, ["booktitle": "CVPR"]),
    work("other", "Other Networks", 2015, ["booktitle": "CVPR", "eprint": "1411.4038"]),
  ]

  private static func work(
    _ key: String, _ title: String, _ year: Int, _ fields: [String: String]
  ) -> Work {
    Work(
      key: key, authors: [.init(family: "Writer")], title: title, year: year, fields: fields,
      range: SourceRange(path: "chapters/references.bib", line: 1))
  }

  private func status(_ states: String, text: String) throws -> FactCoverage.Status {
    var book = try Bench(text).book
    book.bibliography = Bibliography(Self.works)
    book.facts = FactList(
      facts: [
        Fact(
          id: "a.list", document: "a", kind: .reference, verdict: .holds, given: nil,
          states: states, truth: nil, range: SourceRange(path: "chapters/facts.yaml", line: 1))
      ])
    return try #require(FactCoverage(book: book, results: []).entries.first).status
  }

  @Test(
    arguments: [
      ("2 references (arXiv 1603.07285, CVPR 2010)", "[@guide] and *[@networks]*", .proven),
      (
        "3 works (1603.07285, Deconvolutional, 1411.4038)", "> [@guide; @networks; @other]", .proven
      ),
      ("works (1603.07285)", "| a |\n|---|\n| [@guide] |", .proven),
      ("2 references (arXiv 1603.07285, CVPR 2010)", "[@guide] only", .unchecked),
      ("3 references (arXiv 1603.07285, CVPR 2010)", "[@guide] [@networks]", .unchecked),
      ("2 references (1603.07285, 1603.07285)", "[@guide]", .unchecked),
      ("1 reference (1603.0728)", "[@guide]", .unchecked),
      ("1 reference (CVPR 2016)", "[@guide; @networks; @other]", .unchecked),
      ("some references", "[@guide]", .unchecked),
    ] as [(String, String, FactCoverage.Status)])
  func wantsEachWorkListedAndCited(
    states: String, text: String, expected: FactCoverage.Status
  ) throws {
    #expect(try status(states, text: text + "\n") == expected)
  }
}
