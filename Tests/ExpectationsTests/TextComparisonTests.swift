import Diagnostics
import Expectations
import Testing

@Suite struct TextComparisonTests {
  private let place = QuotePlace(path: "a.md", start: SourcePosition(line: 10, column: 1))

  @Test(arguments: [
    ("a\nb\n", "a\nb"), ("a  \nb", "a\nb\t\n\n"), ("", "\n \n"), ("a\r\nb", "a\nb"),
  ])
  func overlooksBlanksAtTheEnds(actual: String, expected: String) {
    #expect(TextComparison(actual: actual, expected: expected).isEqual)
  }

  @Test(arguments: [
    ("a b", "a c", 1, 3), (" a", "a", 1, 1), ("a\nb", "a", 2, 1), ("a", "a\nb", 2, 1),
    ("é1", "é2", 1, 3), ("a\n\nb", "a\nb", 2, 1),
  ])
  func findsFirstDifference(actual: String, expected: String, line: Int, column: Int) {
    let comparison = TextComparison(actual: actual, expected: expected)
    #expect(comparison.firstDifference == SourcePosition(line: line, column: column))
  }

  @Test func showsLinesThatDiffer() throws {
    let expected = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"
    let actual = "one\ntwo\nthree\n4\nfive\nextra\nsix\nseven\n"
    let comparison = TextComparison(actual: actual, expected: expected)
    let diagnostic = try #require(comparison.diagnostic(at: place))
    #expect(diagnostic.id == "output-mismatch")
    #expect(diagnostic.range == SourceRange(path: "a.md", line: 13, column: 1, length: 4))
    #expect(diagnostic.label == "expected 'four', got '4'")
    #expect(
      diagnostic.details == [
        "  two", "  three", "- four", "+ 4", "  five", "+ extra", "  six", "  seven",
      ])
  }

  @Test func pointsAtPlaceInIndentedBlock() throws {
    let indented = QuotePlace(
      path: "a.md", start: SourcePosition(line: 10, column: 5), indentation: 4)
    let comparison = TextComparison(actual: "same\nab x", expected: "same\nab cd")
    let range = try #require(comparison.diagnostic(at: indented)).range
    #expect(range == SourceRange(path: "a.md", line: 11, column: 8, length: 2))
  }

  @Test func saysWhereTextEnds() throws {
    let comparison = TextComparison(actual: "a", expected: "a\nb")
    #expect(comparison.diagnostic(at: place)?.label == "expected 'b', got the end")
  }

  @Test func cropsLongTexts() throws {
    let expected = (0..<5000).map(String.init).joined(separator: "\n")
    let actual = (5000..<10_000).map { String(repeating: "\($0)", count: 40) }
    let comparison = TextComparison(actual: actual.joined(separator: "\n"), expected: expected)
    let diagnostic = try #require(comparison.diagnostic(at: place))
    #expect(diagnostic.details.count == 25)
    #expect(diagnostic.details.last == "… 9976 more lines")
    #expect(diagnostic.details.allSatisfy { $0.count <= 102 })
  }
}
