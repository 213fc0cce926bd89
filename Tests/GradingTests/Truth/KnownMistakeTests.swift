import ExerciseValues
import Sandbox
import Testing

@testable import Grading

/// Known mistakes are named where they are made, and nowhere else.
@Suite struct KnownMistakeTests {
  typealias Condition = @Sendable ([ExerciseValue]) -> Bool

  /// A right answer with one special case that is wrong.
  struct Slip: Sendable {
    var exercise: String
    var words: String
    var wrong: ExerciseValue
    var condition: Condition

    init(
      _ exercise: String, _ words: String, _ wrong: ExerciseValue = .integer(0),
      where condition: @escaping Condition
    ) {
      self.exercise = exercise
      self.words = words
      self.wrong = wrong
      self.condition = condition
    }
  }

  private static let slips: [Slip] = [
    Slip("receptive-field", "no layer is 0") { $0[0].items == [] },
    Slip("receptive-field", "one layer is its kernel and 1", .integer(6)) {
      $0[0] == .list([.integer(5)])
    },
    Slip("receptive-field", "more than five layers are 0") { ($0[0].items ?? []).count > 5 },
    Slip("receptive-field", "two layers are 6", .integer(6)) { ($0[0].items ?? []).count == 2 },
    Slip("output-padding", "kernel 1 has none") { $0.int(1) == 1 },
    Slip("output-padding", "a kernel that is longer has none") { $0.int(1) > $0.int(0) },
    Slip("output-padding", "stride 5 has 4", .integer(4)) { $0.int(2) == 5 },
    Slip("output-padding", "size 8 has 1", .integer(1)) { $0.int(0) == 8 },
    Slip("overlap-formula", "gaps everywhere") { $0.int(2) < $0.int(3) },
    Slip("overlap-formula", "the first cell has 2", .integer(2)) { $0.int(0) == 0 },
    Slip("overlap-formula", "long lines have 1", .integer(1)) { $0.int(0) > 1_000_000 },
    Slip("overlap-formula", "one cell has none") { $0.int(1) == 1 },
    Slip("count-parameters", "kernel 1 has none") { $0.int(1) == 1 },
    Slip("count-parameters", "one layer has 9", .integer(9)) { ($0[0].items ?? []).count == 2 },
  ]

  @Test(arguments: slips.indices)
  func namesNoneForASingleSlip(_ index: Int) async throws {
    let slip = Self.slips[index]
    let report = try await JudgedExercise(slip.exercise).report(slip.wrong, where: slip.condition)
    #expect(report.status == .wrong, "\(slip.words)")
    #expect(report.mistake == nil, "\(slip.exercise): \(slip.words)")
  }

  @Test func saysThatOneCaseAloneIsWrong() async throws {
    let exercise = try await JudgedExercise("receptive-field")
    let report = try exercise.report(.integer(0)) { $0[0].items == [] }
    let failure = try #require(report.failures.first)
    #expect(failure.title == "no layer")
    let others = exercise.judged.book.cases.count { !$0.isHidden } - 1
    #expect(failure.note == "only this case is wrong; the \(others) others are right")
  }

  /// What students wrote, and the name that each gets.
  @Test(arguments: [
    ("output-padding", "padding-at-one-end"), ("bilinear-kernel", "rounded-down"),
    ("bilinear-kernel", "whole-tent"), ("fcn-weight", "rounded-down"),
    ("scatter-add-many-channels", "packed"), ("scatter-add-many-channels", "stride-as-dilation"),
    ("scatter-add-many-channels", "kernel-on-its-side"), ("one-dimension", "other-end"),
    ("forward-sizes", "sizes-below-one"), ("shuffle-by-axes", "depth-first"),
  ])
  func namesWhatIsMade(_ id: String, _ mistake: String) async throws {
    let exercise = try await JudgedExercise(id)
    let book = exercise.judged.book
    let place = try #require(book.mistakes.firstIndex { $0.id == mistake })
    var outcomes: [Int: CaseOutcome] = [:]
    for (number, item) in book.cases.enumerated() where !item.isHidden {
      outcomes[number] = (item.wrongAnswers[place] ?? item.expected).map { .answer($0) }
    }
    let report = Marking(
      exercise: exercise.exercise, judged: exercise.judged, outcomes: outcomes, findings: [:]
    ).report(level: .limits)
    #expect(report.mistake?.id == mistake)
    #expect(report.points < Double(report.possible))
  }

  @Test func saysThatAListIsEmpty() async throws {
    let report = try await JudgedExercise("every-channel").report(.list([])) { _ in true }
    #expect(report.failures.first?.difference == ["the list is empty"])
  }

  @Test func failsTheShortcutForLongKernels() async throws {
    let report = try await JudgedExercise("output-padding").report(.integer(0)) {
      $0.int(1) > $0.int(0)
    }
    #expect(report.status == .wrong)
    #expect(report.failures[0].title.contains("longer than the image"))
  }

  // MARK: Without the book

  /// Cases whose right answer is twice the argument, with mistakes that add and that square.
  private static func book(_ arguments: [Int]) -> CaseBook {
    CaseBook(
      groups: [CaseBook.Group(name: "all", points: 1)],
      mistakes: [
        CaseBook.Mistake(id: "squared", hint: "squared"),
        CaseBook.Mistake(id: "zero", hint: "zero"),
      ],
      cases: arguments.map { number in
        CaseBook.Case(
          group: 0, title: "", isHidden: false, inputs: [.integer(number)],
          expected: .integer(2 * number),
          wrongAnswers: [0: .integer(number * number), 1: .integer(0)])
      })
  }

  private func named(_ arguments: [Int], _ answers: [Int]) async throws -> String? {
    let book = Self.book(arguments)
    let exercise = try await JudgedExercise("doublings").exercise
    let values = Dictionary(
      uniqueKeysWithValues: answers.enumerated().map {
        ($0.offset, ExerciseValue.integer($0.element))
      })
    let wrong = answers.indices.filter { answers[$0] != 2 * arguments[$0] }
    return MistakeFinder(book: book, exercise: exercise).mistake(in: values, wrong: wrong)
      .map { book.mistakes[$0].id }
  }

  /// What is named where a property sees a mistake in the answers to the first cases.
  private func named(seenIn count: Int, ofWrong wrong: Int) async throws -> String? {
    let exercise = try await JudgedExercise("doublings")
    var judged = exercise.judged
    judged.book = Self.book(Array(1...5))
    for number in judged.book.cases.indices { judged.book.cases[number].expected = nil }
    var findings: [Int: Finding] = [:]
    for number in 0..<5 {
      findings[number] =
        number < wrong
        ? Finding(share: 0, message: "no", mistake: number < count ? 1 : nil) : .holds
    }
    return Marking(
      exercise: exercise.exercise, judged: judged,
      outcomes: findings.mapValues { _ in .answer(.integer(9)) }, findings: findings
    ).report(level: .limits).mistake?.id
  }

  @Test func namesWhatAPropertySeesInHalfOfTheWrongAnswers() async throws {
    #expect(try await named(seenIn: 1, ofWrong: 1) == "zero")
    #expect(try await named(seenIn: 2, ofWrong: 4) == "zero")
    #expect(try await named(seenIn: 1, ofWrong: 4) == nil)
    #expect(try await named(seenIn: 0, ofWrong: 3) == nil)
  }

  @Test func needsThreeTellingCases() async throws {
    // Of 0 and 2 the square is the double.
    #expect(try await named([0, 2, 3, 4, 5], [0, 4, 9, 16, 25]) == "squared")
    #expect(try await named([0, 2, 3, 4], [0, 4, 9, 16]) == nil)
    #expect(try await named([3], [9]) == "squared")
    #expect(try await named([3, 4], [9, 16]) == "squared")
  }

  @Test func namesNoneThatARightAnswerContradicts() async throws {
    #expect(try await named([1, 3, 4, 5, 6], [2, 9, 16, 25, 36]) == nil)
    #expect(try await named([1, 3, 4, 5, 6], [1, 9, 16, 25, 36]) == "squared")
    #expect(try await named([1, 3, 4, 5, 6], [0, 0, 0, 0, 0]) == "zero")
    #expect(try await named([1, 3, 4, 5, 6], [0, 0, 0, 0, 12]) == nil)
    #expect(try await named([1, 3, 4, 5, 6], [1, 9, 16, 25, 7]) == nil)
  }
}
