import BookModel
import ExerciseValues
import SnippetRunner

extension Grader {
  /// Returns what a page may know of the answer to an exercise; `nil` where the answer is not one value
  /// without arguments, or where many are right.
  ///
  /// - Throws: `GradingError` if the exercise has no cases.
  public func answerKey(to exercise: Exercise) async throws(GradingError) -> AnswerKey? {
    guard exercise.entry.parameters == nil, exercise.kind != .text else { return nil }
    let files = ExerciseFiles(exercise: exercise, root: root)
    guard case .judged(let judged) = try await JudgeStore(tools: tools, root: root).judged(files)
    else { return nil }
    let book = Sealing.sealed(judged.book, of: exercise)
    guard book.cases.count == 1, let seal = book.cases.first?.seal else { return nil }
    let mistakes = book.mistakes.enumerated().compactMap { place, mistake in
      seal.wrongAnswers[place].map { AnswerKey.Mistake(digest: $0, hint: mistake.hint) }
    }
    return AnswerKey(
      salt: seal.salt, answer: seal.expected, shape: seal.shape, cells: seal.cells,
      mistakes: mistakes)
  }
}
