import BookModel
import Digests
import ExerciseValues
import Foundation
import Sandbox
import Testing

@testable import Grading

/// Answers that students' copies and pages hold without giving them away.
@Suite struct SealingTests {
  // MARK: Keys

  /// What `hashlib.pbkdf2_hmac("sha256", b"[2]:2,30", b"task/0", 1000)` gives.
  @Test func derivesTheKeysThatOthersDerive() {
    let key = DerivedKey(from: "[2]:2,30", salt: "task/0", rounds: 1000)
    #expect(
      key.digits == "4056d5904230e8c290669ade06e15035f3471cf7005807c5e40ef97592d666c4")
    #expect(key.digest == ContentDigest(of: key.digits + "\ndigest").text)
  }

  @Test func opensWhatItSealed() {
    let key = DerivedKey(from: "a", salt: "b", rounds: 10)
    let text = "an identifier\nA hint — with «many» letters, longer than one block of the stream."
    #expect(key.opened(key.sealed(text)) == text)
    #expect(!key.sealed(text).contains("hint"))
    #expect(DerivedKey(from: "c", salt: "b", rounds: 10).opened(key.sealed(text)) != text)
    #expect(key.opened("nothing") == nil)
  }

  // MARK: Roundings

  /// Numbers that lie between two roundings, beside what another order of summing gives.
  @Test(
    arguments: [
      (0.12345, 0.123449996), (0.12345, 0.12345001), (-0.00005, -0.0000500001), (2.50005, 2.50004),
      (12345.678, 12345.68), (0.99995, 0.999949), (100, 99.9999), (1.4999999, 1.5000001),
      (24.00005, 24.00003), (0, 0.00001), (1e9, 1e9 + 5000),
    ] as [(Double, Double)])
  func acceptsEitherOfTwoRoundings(_ expected: Double, _ got: Double) {
    for tolerance in [1e-5, 1e-4] {
      let texts = SealedText(of: .real(expected), tolerance: tolerance)
      let accepted = texts.acceptedTexts(of: .real(expected))
      #expect(accepted.contains(texts.text(of: .real(got))), "\(expected) and \(got)")
      #expect(accepted.count <= 2)
    }
  }

  @Test(
    arguments: [
      (0.1234, 0.1237), (28, 27), (28, 28.1), (1, -1), (0, 0.001), (12345.678, 12350),
    ] as [(Double, Double)])
  func refusesOtherNumbers(_ expected: Double, _ got: Double) {
    let texts = SealedText(of: .real(expected), tolerance: 1e-5)
    #expect(!texts.acceptedTexts(of: .real(expected)).contains(texts.text(of: .real(got))))
  }

  @Test func keepsWholeNumbersAsTheyAre() {
    let texts = SealedText(of: .integer(1), tolerance: nil)
    #expect(texts.text(of: .list([.integer(1_234_567), .integer(-3)])) == "[2]:1234567,-3")
    #expect(texts.text(of: .list([.text("b"), .list([.text("1"), .text("2")])])) == "(b;(1;2))")
    #expect(texts.text(of: .tensor(shape: [1, 2], scalars: [0.5, -30])) == "[1,2]:5e-1,-3e1")
  }

  // MARK: Books

  @Test(arguments: [
    ("doublings", "these are the factors"), ("layer-output-shape", "it halves"),
    ("three-names", "papers use"), ("overlap-safe", "output padding 1"),
    ("quick-check", "sixteen weights"), ("pick-an-upsampler", "like tiles"),
  ])
  func hidesAnswersAndMistakes(_ id: String, _ words: String) async throws {
    let exercise = try await JudgedExercise(id)
    let sealed = Sealing(exercise: exercise.exercise).sealed(exercise.judged.book)
    #expect(sealed.mistakes == [])
    #expect(exercise.judged.book.mistakes.contains { $0.hint.contains(words) })
    let text = try #require(
      String(data: GradingCache.encoder.encode(sealed), encoding: .utf8))
    #expect(!text.contains(words) && !text.contains("\"id\""))
    let judged = Judged(book: sealed, program: nil, key: exercise.judged.key)
    func report(_ value: ExerciseValue) -> ExerciseReport {
      Marking(
        exercise: exercise.exercise, judged: judged, outcomes: [0: .answer(value)], findings: [:]
      ).report(level: .limits)
    }
    let item = exercise.judged.book.cases[0]
    #expect(report(try #require(item.expected)).status == .solved)
    for (place, mistake) in exercise.judged.book.mistakes.enumerated() {
      let report = report(try #require(item.wrongAnswers[place]))
      #expect(report.status == .wrong)
      #expect(report.mistake == mistake, "the students' copy names what the instructor's names")
    }
  }

  /// The same is said of the same answer in the instructor's copy and in the students'.
  @Test(
    arguments: [
      ([1, 64, 27, 28], ["the length is right; 1 of 4 numbers is wrong, at index 2"], [2]),
      (
        [1, 63, 27, 28], ["the length is right; 2 of 4 numbers are wrong, at indices 1, 2"], [1, 2]
      ),
      ([64, 28, 28], ["the right answer does not have 3 numbers"], []),
      ([28], ["the right answer does not have 1 number"], []),
      ([], ["the list is empty"], []),
      (
        [0, 0, 0, 0], ["the length is right; 4 of 4 numbers are wrong, at indices 0, 1, 2, 3"],
        [0, 1, 2, 3]
      ),
    ] as [([Int], [String], [Int])])
  func saysWhichNumbersAreWrong(_ answer: [Int], _ lines: [String], _ places: [Int]) async throws {
    let exercise = try await JudgedExercise("layer-output-shape")
    let sealed = Sealing(exercise: exercise.exercise).sealed(exercise.judged.book)
    for book in [exercise.judged.book, sealed] {
      let judged = Judged(book: book, program: nil, key: exercise.judged.key)
      let report = Marking(
        exercise: exercise.exercise, judged: judged,
        outcomes: [0: .answer(.list(answer.map { .integer($0) }))], findings: [:]
      ).report(level: .limits)
      #expect(report.failures[0].difference == lines)
      #expect(report.failures[0].wrongPlaces == places)
      #expect(report.failures[0].expected == nil)
    }
  }
}
