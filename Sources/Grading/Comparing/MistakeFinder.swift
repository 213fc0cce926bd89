import BookModel
import ExerciseValues

/// Finds the known mistake that explains wrong answers.
struct MistakeFinder {
  let book: CaseBook
  let exercise: Exercise

  /// Returns the place of the mistake that explains the wrong answers; `nil` if there is none.
  ///
  /// It must give each of them where it gives an answer at all, and at least half of them. Of several
  /// the one that also gives most of the right answers is taken, then the first.
  ///
  /// - Parameters:
  ///   - answers: The answers by the number of their case, right ones included.
  ///   - wrong: The numbers of the cases whose answers are wrong.
  /// - Returns: The place in `CaseBook.mistakes`.
  func mistake(in answers: [Int: ExerciseValue], wrong: [Int]) -> Int? {
    let candidates = book.mistakes.indices.filter { place in
      let verdicts = wrong.compactMap { agrees(answers[$0], with: place, on: $0) }
      return !verdicts.isEmpty && verdicts.count * 2 >= wrong.count && !verdicts.contains(false)
    }
    return candidates.max { left, right in
      (agreement(of: left, answers), -left) < (agreement(of: right, answers), -right)
    }
  }

  private func agreement(of place: Int, _ answers: [Int: ExerciseValue]) -> Int {
    answers.count { agrees($1, with: place, on: $0) == true }
  }

  /// Whether an answer is what a mistake gives; `nil` if it gives none.
  private func agrees(_ answer: ExerciseValue?, with place: Int, on number: Int) -> Bool? {
    guard let answer = answer?.asMistake(in: exercise) else { return false }
    if let seal = book.cases[number].seal {
      return seal.wrongAnswers[place].map { Sealing.digest(of: answer, seal.salt) == $0 }
    }
    return book.cases[number].wrongAnswers[place].map { wrong in
      AnswerComparison(
        expected: wrong.asMistake(in: exercise), got: answer, tolerance: exercise.tolerance
      ).isEqual
    }
  }
}
