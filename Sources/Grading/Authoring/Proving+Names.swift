import BookModel
import ExerciseValues

/// Names of mistakes that are not made.
extension Proving {
  /// Proves that no known mistake is named for an answer that does not make it.
  ///
  /// Answers are put together from values: the right ones, with a single case or a group replaced by what a
  /// mistake gives, by zeros, or by a neighbouring case's answer. A name is true only where the answers
  /// are the mistake's wherever it shows.
  mutating func proveNames(_ book: CaseBook) {
    let trial = NamingTrial(book: book, exercise: exercise)
    for found in trial.falseNames {
      report(
        "exercise-mistake",
        "the known mistake '\(found.mistake)' is named for \(found.answers), which do not make it",
        help: "add cases on which the mistake shows")
    }
  }
}

/// Many answers that are nearly right, and what they are told.
struct NamingTrial {
  /// A mistake that is named and not made.
  struct FalseName: Hashable {
    var mistake: String

    /// What the answers are, in words.
    var answers: String
  }

  private let book: CaseBook
  private let exercise: Exercise
  private let finder: MistakeFinder
  private let right: [Int: ExerciseValue]

  init(book: CaseBook, exercise: Exercise) {
    self.book = book
    self.exercise = exercise
    finder = MistakeFinder(book: book, exercise: exercise)
    let visible = book.cases.indices.filter { !book.cases[$0].isHidden }
    right = Dictionary(
      visible.compactMap { number in book.cases[number].expected.map { (number, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is named falsely.
  var falseNames: [FalseName] {
    var found: [FalseName] = []
    for (words, numbers) in replacedCases {
      for (source, replacement) in replacements {
        guard let mistake = named(replacing: numbers, by: replacement) else { continue }
        found.append(
          FalseName(
            mistake: book.mistakes[mistake].id, answers: "right answers with \(source) in \(words)")
        )
      }
    }
    return found
  }

  /// The cases that are replaced together: each alone, each group, and all but one.
  private var replacedCases: [(words: String, numbers: [Int])] {
    let numbers = right.keys.sorted()
    let single = numbers.map { (words: "case \($0 + 1)", numbers: [$0]) }
    let groups = book.groups.indices.map { group in
      (
        words: "the group '\(book.groups[group].name)'",
        numbers: numbers.filter { book.cases[$0].group == group }
      )
    }
    let rest = numbers.map { one in
      (words: "all cases but \(one + 1)", numbers: numbers.filter { $0 != one })
    }
    return single + groups + rest
  }

  private typealias Replacement = (Int) -> ExerciseValue?

  /// What answers are replaced by.
  private var replacements: [(source: String, answer: Replacement)] {
    let mistakes = book.mistakes.enumerated().map { place, mistake in
      (
        source: "those of '\(mistake.id)'",
        answer: { book.cases[$0].wrongAnswers[place] } as Replacement
      )
    }
    let zeros: Replacement = { book.cases[$0].expected?.zeros }
    let neighbours = [-1, 1].map { step in
      (
        source: "those of a neighbouring case",
        answer: { right[$0 + step] } as Replacement
      )
    }
    return mistakes + [(source: "zeros", answer: zeros)] + neighbours
  }

  /// The mistake that is named falsely once some cases have other answers.
  private func named(replacing numbers: [Int], by replacement: Replacement) -> Int? {
    var answers = right
    for number in numbers {
      if let value = replacement(number) { answers[number] = value }
    }
    let wrong = numbers.filter { number in
      guard let answer = answers[number], let expected = right[number] else { return false }
      return !AnswerComparison.areEqual(expected, answer, exercise.tolerance)
    }
    guard let mistake = finder.mistake(in: answers, wrong: wrong) else { return nil }
    return isMade(mistake, in: answers) ? nil : mistake
  }

  /// Whether the answers are a mistake's wherever it shows.
  private func isMade(_ mistake: Int, in answers: [Int: ExerciseValue]) -> Bool {
    answers.allSatisfy { number, answer in
      guard let wrong = book.cases[number].wrongAnswers[mistake]?.asMistake(in: exercise),
        let expected = right[number]?.asMistake(in: exercise),
        !AnswerComparison.areEqual(expected, wrong, exercise.tolerance)
      else { return true }
      return AnswerComparison.areEqual(wrong, answer.asMistake(in: exercise), exercise.tolerance)
    }
  }
}

extension ExerciseValue {
  /// A value of the same shape with zeros for numbers.
  fileprivate var zeros: ExerciseValue {
    switch self {
    case .tensor(let shape, let scalars): .tensor(shape: shape, scalars: scalars.map { _ in 0 })
    case .integer: .integer(0)
    case .real: .real(0)
    case .truth: .truth(false)
    case .text: .text("")
    case .list(let items): .list(items.map(\.zeros))
    }
  }
}
