import BookModel
import Diagnostics
import Digests
import ExerciseValues

extension Grader {
  /// Returns what a page may know of the answer to an exercise; `nil` where the answer is not one value
  /// without arguments, or where many are right.
  ///
  /// Keys are slow to derive, so what was computed is kept.
  ///
  /// - Throws: `GradingError` if the exercise has no cases.
  public func answerKey(to exercise: Exercise) async throws(GradingError) -> AnswerKey? {
    guard exercise.entry.parameters == nil, exercise.kind != .text else { return nil }
    let files = ExerciseFiles(exercise: exercise, root: root)
    guard case .judged(let judged) = try await JudgeStore(tools: tools, root: root).judged(files),
      judged.book.cases.count == 1, let item = judged.book.cases.first
    else { return nil }
    if let seal = item.seal {
      let mistakes = seal.mistakes.sorted { $0.key < $1.key }.map {
        AnswerKey.Mistake(digest: $0.key, hint: .sealed($0.value))
      }
      return AnswerKey(seal, tolerance: tolerance(of: exercise), mistakes: mistakes)
    }
    let digest = ContentDigest(ofAll: [judged.key.text, exercise.source.text])
    let cache = GradingCache(root: root, exercise: exercise.id)
    if let known: AnswerKey = cache.value("answer-key", key: digest) { return known }
    guard let (seal, keys) = Sealing(exercise: exercise).seal(ofCaseAt: 0, in: judged.book) else {
      return nil
    }
    let mistakes = keys.map { key, mistake in
      AnswerKey.Mistake(
        digest: key.digest, hint: .open(markdown: mistake.hint, key: key.digits))
    }
    let key = AnswerKey(seal, tolerance: tolerance(of: exercise), mistakes: mistakes)
    cache.keep(key, "answer-key", key: digest)
    return key
  }

  private func tolerance(of exercise: Exercise) -> Double {
    exercise.tolerance ?? (exercise.entry.result.contains("Tensor") ? 1e-5 : 1e-6)
  }
}

extension AnswerKey {
  fileprivate init(_ seal: CaseBook.Seal, tolerance: Double, mistakes: [Mistake]) {
    self.init(
      salt: seal.salt, rounds: seal.rounds, tolerance: tolerance, answer: seal.expected,
      option: seal.option, shape: seal.shape, cells: seal.cells, mistakes: mistakes)
  }
}
