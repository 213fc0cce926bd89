import BookModel
import Diagnostics
import Testing

@Suite struct BibliographyTests {
  private static let good = """
    % A remark.
    @article{a2016,
      author = {Dumoulin, Vincent and {Visin}, Francesco},
      title = {A {guide} to
        arithmetic},
      year = 2016, eprint = "1603.07285"
    }
    @manual{docs, author = {{PyTorch contributors}}, title = {Docs}, year = {2026},
      url = {https://pytorch.org/docs}}
    """

  private func book(_ bibliography: String, text: String = "[@a2016; @docs]\n") throws -> Book {
    try TemporaryBook([
      "chapters/01-a.md": Array(("---\ntitle: A\n---\n\n" + text).utf8),
      "chapters/references.bib": Array(bibliography.utf8),
    ]).read()
  }

  @Test func readsWorks() throws {
    let book = try book(Self.good)
    #expect(book.diagnostics == [])
    let work = try #require(book.bibliography["a2016"])
    #expect(
      work.authors == [
        .init(family: "Dumoulin", given: "Vincent"), .init(family: "Visin", given: "Francesco"),
      ])
    #expect(work.title == "A guide to arithmetic" && work.year == 2016)
    #expect(work.address?.url == "https://arxiv.org/abs/1603.07285")
    #expect(book.bibliography.shortName(of: work) == "Dumoulin and Visin 2016")
    let docs = try #require(book.bibliography["docs"])
    #expect(book.bibliography.shortName(of: docs) == "PyTorch contributors 2026")
    #expect(docs.address?.name == "pytorch.org")
  }

  @Test func tellsWorksOfOneNameApart() {
    let range = SourceRange(path: "a", line: 1)
    let works = ["x", "y", "z"].map { key in
      Work(
        key: key, authors: ["A", "B", "C"].map { .init(family: $0) }, title: key,
        year: key == "z" ? 2 : 1, fields: [:], range: range)
    }
    let bibliography = Bibliography(works)
    #expect(works.map(bibliography.shortName) == ["A et al. 1a", "A et al. 1b", "A et al. 2"])
  }

  @Test(arguments: [
    ("@article{a, author = {A}, title = {T}}", "1:10 'a' has no field 'year'"),
    (
      "@artical{a, author = {A}, title = {T}, year = {2016}}",
      "1:2 no kind of work is called 'artical'"
    ),
    ("@book{a, author={A}, title={T}, year={16}}", "1:39 a year has four digits, not '16'"),
    (
      "@book{a, author={A}, title={T}, year={2016}, eprint={arXiv:1603.07285}}",
      "1:54 an eprint is arXiv's number, such as '1603.07285', not 'arXiv:1603.07285'"
    ),
    (
      "@book{a, author={A}, title={T}, year={2016}, doi={https://doi.org/10.1/x}}",
      "1:51 a doi begins with '10.', without an address before it, not 'https://doi.org/10.1/x'"
    ),
    (
      "@book{a, author={A}, title={T}, year={2016}, url={javascript:x}}",
      "1:51 a url begins with 'https://', not 'javascript:x'"
    ),
    (
      "@book{a, author={Husz\\'ar}, title={T}, year={2016}}",
      "1:18 a value holds no TeX; letters are written as they are, not 'Husz\\'ar'"
    ),
    ("@book{a, author={A}, titel={T}, title={T}, year={2016}}", "1:22 a work has no field 'titel'"),
    (
      "@book{a, author={A}, author={A}, title={T}, year={2016}}",
      "1:22 the field 'author' stands twice"
    ),
    ("@book{a, author={A}, title={}, year={2016}}", "1:22 the field 'title' is empty"),
    ("stray", "1:1 an entry begins with '@'"),
    ("@book", "1:6 a '{' follows the kind of work"),
    ("@book{", "1:7 a work's key is made of letters, digits, '-', '_' and ':'"),
    ("@book{a, author={A}", "1:1 a ',' or '}' follows here"),
    ("@book{a, author={A", "1:17 the brace is not closed"),
    ("@book{a, author=\"A", "1:17 the quote is not closed"),
    ("@book{a, author=x}", "1:17 a value stands in braces"),
    ("@book{a, =x}", "1:10 a field is written 'name = {value}'"),
    ("@string{x = {y}}", "1:11 a ',' or '}' follows here"),
  ])
  func reportsWhatIsNotPlain(text: String, finding: String) throws {
    let found = try book(text, text: "Text\n").diagnostics
    let first = found.first { $0.id == "invalid-bibtex" }
    let start = try #require(first?.range?.start)
    #expect("\(start.line):\(start.column) \(first?.message ?? "")" == finding)
    #expect(first?.range?.path == "chapters/references.bib")
  }

  @Test func reportsUnknownAndUncitedWorks() throws {
    let found = try book(Self.good, text: "As [@a2015] says.\n").diagnostics
    #expect(found.map(\.id) == ["uncited-work", "uncited-work", "unknown-citation"])
    #expect(found.map(\.severity) == [.warning, .warning, .error])
    #expect(found.last?.help == "write '@a2016'")
    #expect(found.last?.range?.start == SourcePosition(line: 5, column: 5))
  }

  @Test func survivesRandomText() throws {
    var random = SystemRandomNumberGenerator()
    let words = [
      "@", "{", "}", "\"", ",", "=", "article", "author", "year", " ", "\n", "%", "é", "\0",
    ]
    for _ in 0..<300 {
      let text = (0..<30).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      _ = try book(text, text: "Text\n")
    }
  }
}
