import Diagnostics

/// Checks that the position of an answer does not tell readers whether it is right.
///
/// Answers are shuffled, so only a book that pins most of its quizzes can fail.
struct AnswerPositions {
  /// The least number of quizzes with one right answer from which a rule can be guessed.
  private static let least = 8

  /// What is wrong.
  let diagnostics: [Diagnostic]

  /// Counts the positions of right answers in a book's quizzes.
  init(_ chapters: [Chapter]) {
    let quizzes = chapters.flatMap(\.steps).compactMap { step -> Quiz? in
      guard case .quiz(let quiz) = step, quiz.form == .choice, !quiz.hasSeveralRight else {
        return nil
      }
      return quiz
    }
    let places = Dictionary(grouping: quizzes) { quiz in
      quiz.shownChoices.firstIndex(where: \.isRight) ?? 0
    }
    let commonest = places.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard quizzes.count >= Self.least, let (place, same) = commonest,
      same.count * 3 > quizzes.count * 2, let first = same.first(where: \.isPinned)
    else {
      diagnostics = []
      return
    }
    diagnostics = [
      Diagnostic(
        "regular-answers",
        "answer \(place + 1) is the right one in \(same.count) of \(quizzes.count) quizzes",
        at: first.range, help: "remove '.pinned' where the order of the answers does not matter")
    ]
  }
}
