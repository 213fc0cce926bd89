extension Explanation {
  /// Notes on questions.
  static let quizzes = [
    Explanation(
      "malformed-quiz", "A quiz is a question and a task list with its answers.",
      """
          :::{quiz #rows}

          How many rows does the output have?

          - [x] 7<!--= y.shape[0] -->
          - [ ] 9<!--= (4 - 1) * 2 + 3 -->
            > The padding takes one row away at either end.

          :::

      At least one answer is ticked and, unless readers write a number ('.number'), one is not.
      With '.number' each answer begins with a checked number.
      """),
    Explanation(
      "choice-without-proof", "Each answer of a quiz is proved right or wrong by the run.",
      """
      A value is compared with its expression. Where it is ticked, that is the answer. Where it is
      not, the expression is the thought that leads there, and the value must differ from each
      ticked one:

          - [ ] 9<!--= (4 - 1) * 2 + 3 -->

      A statement has a condition at its end or on the next line, true if it is ticked, else false:

          - [x] Every cell gets the same number of copies.<!--? counts.min() == counts.max() -->

      Both are evaluated behind the chapter's last snippet, so a quiz may ask before the chapter
      computes.
      """),
    Explanation(
      "misplaced-condition", "A comment '<!--? … -->' belongs to an answer of a quiz.",
      """
      It says whether the answer is right. For a condition anywhere else there are 'check' fences.
      """),
    Explanation(
      "quiz-key", "The ticks of a quiz agree with the run.",
      """
      A ticked answer whose condition is false, or one without a tick whose condition is true or
      whose value is that of a ticked one, would teach what is not so. Either the tick is wrong or
      the expression does not say what the answer does.
      """),
    Explanation(
      "regular-answers", "The position of an answer does not tell whether it is right.",
      """
      Answers are shown in an order that depends on the quiz's id, except in quizzes with '.pinned'.
      Where most quizzes have the right answer in the same place, readers need not think.
      """),
  ]
}
