import BookModel
import ExerciseValues
import Foundation
import Sandbox
import Testing

@testable import Grading

/// One of the book's own exercises, whose answers are given as values: nothing of them is compiled.
struct JudgedExercise {
  let exercise: Exercise
  let judged: Judged

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let book = Result { try Book.read(root: root.path) }
  private static let store = Task {
    JudgeStore(
      tools: try await Grader(root: root.path).tools,
      root: root.path)
  }

  /// Reads an exercise of the book that lies around these tests.
  init(_ id: String) async throws {
    exercise = try #require(try Self.book.get().exercises.first { $0.id == id })
    let store = try await Self.store.value
    let files = ExerciseFiles(exercise: exercise, root: store.root)
    guard case .judged(let judged) = try await store.judged(files) else { throw NoCases() }
    self.judged = judged
  }

  struct NoCases: Error {}

  /// The report on answers that a function gives, which takes the arguments and the right answer.
  func report(
    _ answer: ([ExerciseValue], ExerciseValue) -> ExerciseValue
  ) throws -> ExerciseReport {
    var outcomes: [Int: CaseOutcome] = [:]
    for (number, item) in judged.book.cases.enumerated() where !item.isHidden {
      let expected = try #require(item.expected)
      outcomes[number] = .answer(answer(item.inputs, expected))
    }
    return Marking(exercise: exercise, judged: judged, outcomes: outcomes, findings: [:])
      .report(level: .limits)
  }

  /// The report on one answer that replaces the right ones where a condition holds.
  func report(
    _ wrong: ExerciseValue, where condition: ([ExerciseValue]) -> Bool
  ) throws -> ExerciseReport {
    try report { condition($0) ? wrong : $1 }
  }
}

extension [ExerciseValue] {
  /// The whole number at a place, 0 if it is none.
  func int(_ place: Int) -> Int { self[place].integer ?? 0 }
}
