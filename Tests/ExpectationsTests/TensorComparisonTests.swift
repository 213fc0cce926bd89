import Testing

@testable import Expectations

/// Compares a tensor with a text.
func compare(
  _ elements: [Double], _ shape: [Int], _ type: TensorValue.ElementType? = .float32,
  with text: String, tolerance: Tolerance = Tolerance()
) throws -> TensorComparison {
  let actual = TensorValue(shape: shape, elementType: type, elements: elements)
  return TensorComparison(
    actual: actual, expected: try PrintedTensor(parsing: text), tolerance: tolerance)
}

@Suite struct TensorComparisonTests {
  @Test(arguments: [TensorValue.ElementType.float32, .float64])
  func leavesRoomBehindHalfOfTheLastDigit(type: TensorValue.ElementType) throws {
    // A document rounded 0.3244499862 to 0.3245, a little more than half of a digit away.
    let comparison = try compare([0.324_449_986_2], [], type, with: "0.3245")
    #expect(comparison.isEqual)
    #expect(comparison.largestError ?? 0 > 0.5e-4)
  }

  @Test(arguments: ["0.3246", "0.3243", "-0.3245", "0.3255"])
  func catchesLastDigit(text: String) throws {
    #expect(try compare([0.324_53], [], with: text).difference == .values)
  }

  @Test func reportsErrorsOfEqualTensors() throws {
    let comparison = try compare([0.25, 100.004], [2], with: "[0.25, 100.00]")
    #expect(comparison.isEqual)
    #expect(abs((comparison.largestError ?? 0) - 0.004) < 1e-9)
    #expect(abs((comparison.largestRelativeError ?? 0) - 0.000_04) < 1e-9)
  }

  @Test func reportsFirstRespectInWhichTensorsDiffer() throws {
    let text = "tensor([[1., nan], [3., 4.]])"
    #expect(try compare([1, 2, 3, 4], [4], .int64, with: text).difference == .shape)
    #expect(try compare([1, 2, 3, 4], [2, 2], .int64, with: text).difference == .elementType)
    #expect(try compare([1, 2, 3, 5], [2, 2], with: text).difference == .nonFinite)
    #expect(try compare([1, .nan, 3, 5], [2, 2], with: text).difference == .values)
    #expect(try compare([1, .nan, 3, 4], [2, 2], with: text).difference == nil)
  }

  @Test func tellsInfinitiesApart() throws {
    #expect(try compare([.infinity], [1], with: "tensor([inf])").isEqual)
    #expect(try !compare([-.infinity], [1], with: "tensor([inf])").isEqual)
    #expect(try !compare([1e30], [1], with: "tensor([inf])").isEqual)
    #expect(try !compare([.nan], [1], with: "tensor([1.])").isEqual)
  }

  @Test func findsCountAndWorst() throws {
    let comparison = try compare([1, 2, 30, 5], [2, 2], with: "[[1, 2], [3, 4]]")
    #expect(comparison.differingCount == 2)
    #expect(comparison.worst == 2)
    #expect(comparison.worstIndex == [1, 0])
  }

  @Test(arguments: [
    ("tensor([1, 2])", TensorValue.ElementType.int64, true),
    ("tensor([1, 2])", .float32, false),
    ("tensor([1., 2.])", .float32, true),
    ("tensor([1., 2.])", .float64, false),
    ("[1. 2.]", .float32, true),
    ("[1. 2.]", .float64, true),
    ("[1. 2.]", .int64, false),
    ("[1 2]", .int32, true),
    ("[1 2]", .float32, false),
    ("[1, 2]", .float32, true),
    ("[1, 2]", .int64, true),
    ("torch.Size([1, 2])", .int64, true),
    ("Array([1, 2], dtype=int32)", .int64, false),
  ])
  func holdsElementTypeToStatement(
    text: String, type: TensorValue.ElementType, isEqual: Bool
  ) throws {
    #expect(try compare([1, 2], [2], type, with: text).isEqual == isEqual)
  }

  @Test func tellsLargeWholeNumbersApart() throws {
    #expect(try compare([3_576_704], [], .float32, with: "3,576,704").isEqual)
    #expect(try !compare([3_576_705], [], .float32, with: "3,576,704").isEqual)
    #expect(try !compare([3_576_705], [], .int64, with: "3,576,704").isEqual)
  }

  @Test func usesStatedTolerance() throws {
    let wide = Tolerance(absolute: 0.5)
    #expect(try compare([1.4], [1], with: "tensor([1.])", tolerance: wide).isEqual)
    #expect(try !compare([1.6], [1], with: "tensor([1.])", tolerance: wide).isEqual)
    let relative = Tolerance(relative: 0.1)
    #expect(try compare([109], [1], with: "tensor([100.])", tolerance: relative).isEqual)
  }

  @Test func comparesBothEndsOfTextCutThroughRows() throws {
    let quote = Quote.elided
    let printed = try PrintedTensor(parsing: quote.text)
    for offset in quote.value.elements.indices {
      var actual = quote.value
      actual.elements[offset] += 1
      let comparison = TensorComparison(actual: actual, expected: printed)
      // Elements 5 to 10 are left out of the print.
      #expect(comparison.isEqual == (5...10).contains(offset))
    }
    let other = TensorValue(
      shape: [2, 2, 4, 1], elementType: .float32, elements: quote.value.elements)
    #expect(TensorComparison(actual: other, expected: printed).isEqual)
    let wrong = TensorValue(
      shape: [1, 8, 2, 1], elementType: .float32, elements: quote.value.elements)
    #expect(TensorComparison(actual: wrong, expected: printed).difference == .shape)
  }
}

@Suite struct ResemblanceTests {
  @Test(arguments: [
    ([2, 2], [1, 3, 2, 4], "[[1, 2], [3, 4]]", "the values agree once the axes are swapped"),
    (
      [1, 2, 2, 1], [1, 2, 3, 4], "[[[[1, 2], [3, 4]]]]",
      "the values agree: the computed tensor is NHWC, the printed one NCHW"
    ),
    ([4], [1, 2, 3, 4], "[[1, 2], [3, 4]]", "the same values in the same order, in another shape"),
    (
      [4, 4], [0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0], "[[1, 2], [3, 4]]",
      "the printed tensor is the part of the computed one that begins at [1, 1]"
    ),
    (
      [2, 1], [2, 4], "[[1, 2], [3, 4]]",
      "the computed tensor is the part of the printed one that begins at [0, 1]"
    ),
    (
      [1, 2, 2, 3], [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9],
      "[[[[1, 2], [3, 4]], [[1, 2], [3, 4]], [[1, 2], [3, 4]]]]",
      "the shapes agree with the axes in the order [0, 3, 1, 2]"
    ),
    ([2, 2], [4, 3, 2, 1], "[[1, 2], [3, 4]]", "the values agree with axes [0, 1] reversed"),
    ([2, 2], [2, 1, 4, 3], "[[1, 2], [3, 4]]", "the values agree with axes [1] reversed"),
    ([2, 2], [-1, -2, -3, -4], "[[1, 2], [3, 4]]", "the values agree with the opposite sign"),
    (
      [2, 2], [9, 18, 27, 36], "[[1, 2], [3, 4]]",
      "the computed values are 9 times the printed ones"
    ),
    (
      [2, 2], [0.25, 0.5, 0.75, 1], "[[1, 2], [3, 4]]",
      "the printed values are 4 times the computed ones"
    ),
    (
      [2, 2], [1.5, 2.5, 3.5, 4.5], "[[1, 2], [3, 4]]",
      "the computed values are the printed ones + 0.5"
    ),
    (
      [3, 3], [7, 1, 2, 7, 4, 5, 7, 7, 8], "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]",
      "along axis 1 the values stand one index behind the printed ones"
    ),
    ([2, 2], [1, 4, 2, 3], "[[1, 2], [3, 4]]", "the same values stand in another order"),
    ([2], [1, 6], "torch.Size([1, 6])", "the values agree, only the element type differs"),
    ([1, 6], [1, 2, 3, 4, 5, 6], "torch.Size([1, 6])", "the text is the tensor's shape"),
  ])
  func namesUsualMistakes(
    shape: [Int], elements: [Double], text: String, note: String
  ) throws {
    #expect(try compare(elements, shape, with: text).resemblance?.note == note)
  }

  @Test func namesNoneWithoutEvidence() throws {
    #expect(try compare([1, 2, 3, 5], [2, 2], with: "[[1, 2], [3, 4]]").resemblance == nil)
    #expect(try compare([5], [1], with: "[4]").resemblance == nil)
    #expect(try compare([1, 2], [2], with: "[1, 2]").resemblance == nil)
    #expect(try compare([1, 1, 1], [3], with: "[1, nan, 1]").resemblance == nil)
  }

  @Test func findsTransposedSummaries() throws {
    let elements = (0..<400).map { Double($0 % 20 * 20 + $0 / 20) }
    let text = "[[0, 1, ..., 19], [20, 21, ..., 39], ..., [380, 381, ..., 399]]"
    let comparison = try compare(elements, [20, 20], with: text)
    #expect(comparison.resemblance?.note == "the values agree once the axes are swapped")
  }
}
