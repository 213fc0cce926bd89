import Diagnostics
import Testing

@testable import Expectations

@Suite struct DiagnosticTests {
  /// A quote in a fence that is indented by two, whose body begins in line 40.
  private let place = QuotePlace(
    path: "chapters/01.md", start: SourcePosition(line: 40, column: 3), indentation: 2)

  @Test func drawsBothTensorsSideBySide() throws {
    let comparison = try compare(
      [0, 0, 1, 0, 12, 6, 4, 12, 9], [1, 1, 3, 3],
      with: "tensor([[[[ 0., 0., 1.],\n[ 0., 4., 6.],\n[ 4., 12., 9.]]]])")
    let diagnostic = try #require(comparison.diagnostic(of: "y", at: place))
    #expect(diagnostic.id == "tensor-mismatch")
    #expect(diagnostic.message == "tensor 'y' differs from the expected value")
    #expect(diagnostic.label == "expected 4, got 12")
    #expect(
      diagnostic.range
        == SourceRange(path: "chapters/01.md", line: 41, column: 9, length: 2))
    #expect(
      diagnostic.details == [
        "shape      [1, 1, 3, 3], as expected",
        "differing  1 of 9; worst at [0, 0, 1, 1]: expected 4, got 12"
          + " (tolerance 1e-07 + 1e-06·|expected|)",
        "expected        got",
        "  0   0   1       0   0   1",
        "  0   4   6       0 «12»  6",
        "  4  12   9       4  12   9",
      ])
  }

  @Test func cropsLargeTensors() throws {
    var elements = (0..<2400).map(Double.init)
    let text = TensorValue(shape: [2, 30, 40], elements: elements).formatted(as: .list)
    elements[1200 + 15 * 40 + 39] = -7
    let comparison = try compare(elements, [2, 30, 40], with: text)
    let details = try #require(comparison.diagnostic(of: "y", at: place)).details
    #expect(details[2] == "shown: [1, 11..<20, 33..<40] of [2, 30, 40]")
    #expect(details.count == 13)
    #expect(details[8].hasSuffix("1838   «-7»"))
  }

  @Test func marksWhatIsNotPrinted() throws {
    let comparison = try compare([1, 2, 3, 4, 5, 7], [6], with: "[1, 2, ..., 6]")
    let details = try #require(comparison.diagnostic(of: "y", at: place)).details
    #expect(
      details.suffix(2) == [
        "expected              got",
        " 1  2  ·  ·  ·  6      1  2  3  4  5 «7»",
      ])
  }

  @Test func showsDigitsThatDiffer() throws {
    let comparison = try compare([0.5, 0.324_66], [2], with: "[0.5000, 0.3245]")
    let details = try #require(comparison.diagnostic(of: "y", at: place)).details
    #expect(details.last == " 0.5000  0.3245      0.5000 «0.3247»")
    #expect(details[1].hasSuffix("(tolerance 5e-05 by its digits + 1e-07 + 1e-06·|expected|)"))
  }

  @Test func namesShapesAndReason() throws {
    let comparison = try compare(
      [1, 2, 3, 4], [1, 2, 2, 1], with: "\ntensor([[[[1., 2.],\n[3., 4.]]]])\n")
    let diagnostic = try #require(comparison.diagnostic(of: "y", at: place))
    #expect(diagnostic.label == "expected shape [1, 1, 2, 2], got [1, 2, 2, 1]")
    #expect(diagnostic.range?.start == SourcePosition(line: 41, column: 3))
    #expect(diagnostic.range?.end == SourcePosition(line: 41, column: 22))
    #expect(diagnostic.details == ["shape      expected [1, 1, 2, 2], got [1, 2, 2, 1]"])
    #expect(
      diagnostic.notes == ["the values agree: the computed tensor is NHWC, the printed one NCHW"])
  }

  @Test func tellsElementTypesApart() throws {
    let comparison = try compare([1, 2], [2], with: "Array([1, 2], dtype=int32)")
    let diagnostic = try #require(comparison.diagnostic(of: "y", at: place))
    #expect(diagnostic.label == "expected int32, got float32")
    #expect(diagnostic.notes == ["the values agree, only the element type differs"])
  }

  @Test func pointsAtValuesInProse() throws {
    let comparison = try compare([298], [], .int64, with: "296")
    let diagnostic = try #require(
      comparison.diagnostic(
        of: "layer.count", at: QuotePlace(path: "a.md", start: SourcePosition(line: 7, column: 31)),
        isInline: true))
    #expect(
      diagnostic
        == Diagnostic(
          "value-mismatch", "value of 'layer.count' differs from the text",
          at: SourceRange(path: "a.md", line: 7, column: 31, length: 3),
          label: "expected 296, got 298"))
  }

  @Test func isSilentAboutEqualTensors() throws {
    #expect(try compare([1], [1], with: "[1]").diagnostic(of: "y", at: place) == nil)
  }

  @Test func pointsAtSyntaxErrors() {
    let text = "tensor([1., 2.],\n  dtype=torch.flaot32)"
    let error = #expect(throws: ExpectationSyntaxError.self) { try PrintedTensor(parsing: text) }
    #expect(
      error?.diagnostic(in: text, at: place)
        == Diagnostic(
          "expectation-syntax", "unknown element type 'torch.flaot32'",
          at: SourceRange(path: "chapters/01.md", line: 41, column: 11, length: 13),
          help: "did you mean 'float32'?"))
  }
}
