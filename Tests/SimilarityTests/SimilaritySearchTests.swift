import Testing

@testable import Similarity

struct SimilaritySearchTests {
  private static let original = """
    import TensorCore

    /// Adds copies.
    func scatter(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor {
      let rows = (input.shape[0] - 1) * stride + weight.shape[0]
      let columns = (input.shape[1] - 1) * stride + weight.shape[1]
      var painted = Tensor(zeros: [rows, columns])
      for i in 0..<input.shape[0] {
        for j in 0..<input.shape[1] {
          for k in 0..<weight.shape[0] {
            for l in 0..<weight.shape[1] {
              painted[i * stride + k, j * stride + l] += input[i, j] * weight[k, l]
            }
          }
        }
      }
      return painted
    }

    """

  /// The same with other names, spaces, comments, and types that nobody needs.
  private static let renamed = """
    import TensorCore
    func scatter(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor {
        // sizes
        var a: Int = (input.shape[0] - 1) * stride + weight.shape[0]; let b = (input.shape[1] - 1) * stride
          + weight.shape[1]
        var out: Tensor = Tensor(zeros: [a, b])
        for y in 0 ..< input.shape[0] { for x in 0 ..< input.shape[1] {
          for dy in 0 ..< weight.shape[0] { for dx in 0 ..< weight.shape[1] {
            out[y * stride + dy, x * stride + dx] += input[y, x] * weight[dy, dx]
        } } } }
        return out
    }
    """

  private static let honest = [
    """
    func scatter(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor {
      let grown = input.spread(by: stride).padded(weight.shape[0] - 1, weight.shape[1] - 1)
      return grown.windows(like: weight).map { zip($0.scalars, weight.scalars.reversed()).map(*).reduce(0, +) }
    }
    """,
    """
    func scatter(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor {
      let matrix = rows(of: weight, count: input.scalarCount).transposed(permutation: [1, 0])
      let flat = input.reshaped(to: [input.scalarCount, 1])
      guard !flat.isEmpty else { fatalError("nothing to do") }
      return matrix.matmul(flat).reshaped(to: size(input.shape, weight.shape, by: stride))
    }
    """,
  ]

  private func file(_ owner: String, _ text: String, archive: String? = nil) -> ComparedFile {
    ComparedFile(owner: owner, exercise: "scatter", text: text, archive: archive)
  }

  private var course: [ComparedFile] {
    Self.honest.enumerated().map { file("h\($0.offset)", $0.element) }
  }

  @Test func doesNotMindNamesSpacesCommentsAndTypes() {
    #expect(NormalizedCode(Self.original).tokens == NormalizedCode(Self.renamed).tokens)
    #expect(NormalizedCode(Self.original).words != NormalizedCode(Self.renamed).words)
  }

  @Test func tellsLibraryNamesApart() {
    let (sum, product) = ("let x = a.sum(axes: [0])", "let x = a.product(axes: [0])")
    #expect(NormalizedCode(sum).tokens != NormalizedCode(product).tokens)
  }

  @Test func findsADisguisedCopyAmongHonestAnswers() throws {
    let report = SimilaritySearch().report(
      on: course + [file("ada", Self.original), file("bob", Self.renamed)])
    #expect(report.pairs.map { [$0.first.owner, $0.second.owner] } == [["ada", "bob"]])
    let pair = try #require(report.pairs.first)
    #expect(pair.structure == 1 && !pair.isVerbatim)
    let stretch = try #require(pair.stretches.first)
    #expect(stretch.first == 4...18 && stretch.second == 2...12, "\(pair.stretches)")
  }

  @Test func ignoresWhatEverybodyWasGiven() {
    let files = course + [file("ada", Self.original), file("bob", Self.renamed)]
    let report = SimilaritySearch().report(on: files, given: ["scatter": [Self.original]])
    #expect(report.pairs.isEmpty)
    #expect(report.shortFiles == 2)
  }

  @Test func comparesWithEarlierYearsButNotTheseWithEachOther() {
    let report = SimilaritySearch().report(
      on: course + [
        file("eve", Self.renamed), file("old", Self.original, archive: "2024"),
        file("older", Self.original, archive: "2023"),
      ])
    #expect(report.pairs.map(\.second.label).sorted() == ["old (2024)", "older (2023)"])
    #expect(report.pairs.allSatisfy { $0.first.owner == "eve" })
    #expect(report.clusters.map(\.members) == [["eve", "old (2024)", "older (2023)"]])
  }

  @Test func findsALargeRingOfEqualAnswers() {
    let ring = (0..<12).map { file("r\($0)", Self.original) }
    let report = SimilaritySearch().report(on: course + ring)
    #expect(report.clusters.map(\.members.count) == [12])
  }

  @Test func doesNotReportAShortAnswerThatAllGive() {
    let files = (0..<8).map { file("s\($0)", "func doubled(_ x: Int) -> Int { x * 2 }") }
    #expect(SimilaritySearch().report(on: files).pairs.isEmpty)
  }

  @Test func readsRubbishAndDeepNesting() {
    let deep = "let a = b" + String(repeating: ".c", count: 60_000)
    let texts = ["", "\u{0}\u{FFFD}((((", deep, String(repeating: "(", count: 50_000)]
    #expect(NormalizedCode.read(texts).count == 4)
    let files = texts.enumerated().map { file("x\($0.offset)", $0.element) }
    #expect(SimilaritySearch().report(on: files).comparedFiles == 4)
  }
}

struct EqualWrongValuesTests {
  @Test func saysQuestionsInFewWords() {
    let cases = [1, 10, 11, 2, 3, 4, 7].map { "sizes, case \($0)" }
    let equal = EqualWrongValues(
      owners: ["a", "b"], questions: cases + ["strides, case 2", "a word", "9"], bits: 4)
    #expect(
      equal.questionWords == "sizes, case 1 to 4, 7, 10, 11; strides, case 2; a word; 9")
  }

  @Test func weighsARareValueAndIgnoresACommonOne() throws {
    var values = (0..<20).map {
      WrongValue(
        owner: "s\($0)", question: "overlap, case 1", value: $0 < 15 ? "common" : "own\($0)")
    }
    for owner in ["s3", "s7"] {
      values.append(WrongValue(owner: owner, question: "overlap, case 2", value: "odd"))
    }
    values += (8..<20).map {
      WrongValue(owner: "s\($0)", question: "overlap, case 2", value: "own\($0)")
    }
    let found = EqualWrongValues.find(in: values, leastBits: 2)
    #expect(found.map(\.owners) == [["s3", "s7"]])
    let bits = try #require(found.first?.bits)
    #expect(abs(bits - 2.807) < 0.001, "log2(14 / 2)")
  }
}
