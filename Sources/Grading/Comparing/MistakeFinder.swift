import BookModel
import ExerciseValues

/// Finds the known mistake that explains an answer: the wrong cases and the right ones.
struct MistakeFinder {
  /// The fewest cases that must show a mistake before it is named, where an exercise has as many.
  static let fewestTelling = 3

  private let book: CaseBook
  private let exercise: Exercise

  /// Whether a mistake's answer differs from the right one, by mistake and case; `nil` if it gives none.
  private let tells: [[Bool?]]

  init(book: CaseBook, exercise: Exercise) {
    self.book = book
    self.exercise = exercise
    tells = book.mistakes.indices.map { place in
      book.cases.map { item in
        guard let wrong = item.wrongAnswers[place], let expected = item.expected else { return nil }
        return !AnswerComparison.areEqual(
          expected.asMistake(in: exercise), wrong.asMistake(in: exercise), exercise.tolerance)
      }
    }
  }

  /// Returns the place of the mistake that explains the answers; `nil` if there is none.
  ///
  /// It must give every wrong answer for which it gives one at all, and at least half of them. Where
  /// it differs from a right answer, it was not made. One case or two prove nothing where there are
  /// more. Of several the one that gives most of the answers is taken, then the first.
  ///
  /// - Parameters:
  ///   - answers: The answers by the number of their case, right ones included.
  ///   - wrong: The numbers of the cases whose answers are wrong.
  /// - Returns: The place in `CaseBook.mistakes`.
  func mistake(in answers: [Int: ExerciseValue], wrong: [Int]) -> Int? {
    guard !wrong.isEmpty else { return nil }
    let right = Set(answers.keys).subtracting(wrong)
    let candidates = book.mistakes.indices.filter { place in
      !right.contains { tells[place][$0] == true } && explains(place, wrong, answers)
    }
    return candidates.max { left, right in
      (agreement(of: left, wrong, answers), -left) < (agreement(of: right, wrong, answers), -right)
    }
  }

  private func explains(_ place: Int, _ wrong: [Int], _ answers: [Int: ExerciseValue]) -> Bool {
    let verdicts = wrong.compactMap { agrees(answers[$0], with: place, on: $0) }
    let needed = min(Self.fewestTelling, book.cases.count { !$0.isHidden })
    return verdicts.count >= needed && verdicts.count * 2 >= wrong.count
      && !verdicts.contains(false)
  }

  private func agreement(of place: Int, _ wrong: [Int], _ answers: [Int: ExerciseValue]) -> Int {
    let right = Set(answers.keys).subtracting(wrong)
    return right.count { tells[place][$0] == false }
      + wrong.count { agrees(answers[$0], with: place, on: $0) == true }
  }

  /// Whether an answer is what a mistake gives; `nil` if it gives none.
  private func agrees(_ answer: ExerciseValue?, with place: Int, on number: Int) -> Bool? {
    guard let wrong = book.cases[number].wrongAnswers[place] else { return nil }
    guard let answer else { return false }
    return AnswerComparison.areEqual(
      wrong.asMistake(in: exercise), answer.asMistake(in: exercise), exercise.tolerance)
  }
}

extension ExerciseValue {
  /// What counts of a mistake's answer: of a choice the option, whatever the reasons.
  func asMistake(in exercise: Exercise) -> ExerciseValue {
    exercise.kind == .choice ? items?.first ?? self : self
  }
}
