import ExerciseValues
import Testing

@testable import Grading

/// What is said below a wrong case holds in all wrong cases.
@Suite struct AnswerPatternTests {
  private static func tensor(_ rows: [[Float]]) -> ExerciseValue {
    .tensor(shape: [rows.count, rows[0].count], scalars: rows.flatMap { $0 })
  }

  private static func list(_ numbers: [Int]) -> ExerciseValue {
    .list(numbers.map { .integer($0) })
  }

  private func note(_ pairs: [AnswerPattern.Pair]) -> String? {
    AnswerPattern(of: pairs, tolerance: nil).note(for: pairs[0], tolerance: nil)
  }

  // MARK: The book's exercises

  @Test func saysNothingOfOtherOrdersThatTensorFlowHas() async throws {
    let exercise = try await JudgedExercise("shuffle-by-axes")
    let place = try #require(exercise.judged.book.mistakes.firstIndex { $0.id == "depth-first" })
    let answers = Dictionary(
      exercise.judged.book.cases.map { ($0.inputs, $0.wrongAnswers[place]) },
      uniquingKeysWith: { first, _ in first })
    let report = try exercise.report { (answers[$0] ?? nil) ?? $1 }
    #expect(report.mistake?.id == "depth-first")
    for failure in report.failures { #expect(failure.note?.contains("NHWC") != true) }
  }

  @Test func findsTheSummandThatAllCasesShare() async throws {
    let report = try await JudgedExercise("overlap-maps").report { _, expected in
      guard case .tensor(let shape, let scalars) = expected else { return expected }
      return .tensor(shape: shape, scalars: scalars.map { $0 + 1 })
    }
    #expect(!report.failures.isEmpty)
    for failure in report.failures {
      #expect(failure.note == "your values are the expected ones + 1")
    }
  }

  @Test func speaksOfListsAsLists() async throws {
    let exercise = try await JudgedExercise("forward-sizes")
    let reversed = try exercise.report { _, expected in .list((expected.items ?? []).reversed()) }
    for failure in reversed.failures {
      #expect(failure.note == "your list is the expected one from back to front")
      #expect(!failure.difference.joined().contains("axes"))
      #expect(failure.difference[0].contains("index 0 has"))
    }
    let longer = try exercise.report { _, expected in .list((expected.items ?? []) + [.integer(0)])
    }
    #expect(longer.failures[0].difference == ["the list has 2 elements, 1 is expected"])
    #expect(
      longer.failures[0].note == "the expected list is the beginning of yours")
    for failure in longer.failures {
      #expect(!failure.difference.joined().contains("shape"))
    }
  }

  // MARK: Values alone

  @Test func givesNoneOfTwoExplanations() {
    let ones = Self.tensor([[1, 1], [1, 1]])
    let twos = Self.tensor([[2, 2], [2, 2]])
    #expect(note([(ones, twos)]) == nil)
    #expect(
      note([(ones, twos), (twos, Self.tensor([[4, 4], [4, 4]]))])
        == "your values are 2 times the expected ones")
    #expect(
      note([(ones, twos), (twos, Self.tensor([[3, 3], [3, 3]]))])
        == "your values are the expected ones + 1")
    let even = Self.tensor([[1, 2], [2, 1]])
    #expect(note([(even, Self.tensor([[2, 1], [1, 2]]))]) == nil, "either axis is reversed")
  }

  @Test func givesOnlyWhatAllCasesShow() {
    let first = Self.tensor([[1, 2, 3], [4, 5, 6]])
    let swapped = Self.tensor([[1, 4], [2, 5], [3, 6]])
    let other = Self.tensor([[5, 6, 7], [8, 9, 1]])
    #expect(note([(first, swapped)]) == "the values agree once the axes are swapped")
    #expect(
      note([(first, swapped), (other, Self.tensor([[5, 8], [6, 9], [7, 1]]))])
        == "the values agree once the axes are swapped")
    #expect(note([(first, swapped), (other, Self.tensor([[5, 6], [7, 8], [9, 1]]))]) == nil)
    #expect(note([(first, swapped), (other, first)]) == nil)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 5], [5, 3, 2, 1], "your list is the expected one from back to front"),
      ([1, 2, 3, 5], [2, 4, 6, 10], "your numbers are 2 times the expected ones"),
      ([1, 2, 3, 5], [0, 1, 2, 4], "your numbers are the expected ones − 1"),
      (
        [1, 2, 3, 5], [-1, -2, -3, -5], "your numbers are the expected ones with the opposite sign"
      ),
      ([1, 2, 3, 5], [0, 1, 2, 3], "your numbers are one index behind the expected ones"),
      ([1, 2, 3, 5], [2, 3, 5, 9], "your numbers are one index before the expected ones"),
      ([1, 2, 3, 5], [2, 1, 5, 3], "the same numbers are in another order"),
      ([1, 2, 3, 5], [2, 3], "your list is the part of the expected one that begins at index 1"),
      ([2, 3], [1, 2, 3, 5], "the expected list is the part of yours that begins at index 1"),
      ([1, 2, 3, 5], [1, 2, 3, 4], nil), ([1], [2], nil), ([1, 2], [2, 4], nil),
      ([7, 7], [8, 8], nil),
    ] as [([Int], [Int], String?)])
  func speaksOfNumbersAndIndices(_ expected: [Int], _ got: [Int], _ words: String?) {
    #expect(note([(Self.list(expected), Self.list(got))]) == words)
  }

  @Test func comparesSingleNumbersOverCases() {
    func pairs(_ numbers: [Int], _ change: (Int) -> Int) -> [AnswerPattern.Pair] {
      numbers.map { (.integer($0), .integer(change($0))) }
    }
    #expect(
      note(pairs([3, 5, 9]) { $0 + 1 }) == "every wrong answer of yours is the expected one + 1")
    #expect(
      note(pairs([3, 5, 9]) { 2 * $0 }) == "every wrong answer of yours is 2 times the expected one"
    )
    #expect(
      note(pairs([3, 5, 9]) { -$0 })
        == "every wrong answer of yours is the expected one with the opposite sign")
    #expect(note(pairs([3, 5]) { 2 * $0 }) == nil, "two cases prove nothing")
    #expect(note(pairs([4, 4, 4]) { $0 + 4 }) == nil, "twice, or 4 more")
  }
}
