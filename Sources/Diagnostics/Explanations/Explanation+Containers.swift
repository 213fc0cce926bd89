extension Explanation {
  /// Notes on blocks between colons.
  static let containers = [
    Explanation(
      "tabs-content", "Tabs hold two or more tensor fences, and nothing else.",
      """
          :::{tabs}

          ```tensor {of=y fact=torch.basic}
          tensor([[4.]])
          ```

          ```tensor {of=y fact=jax.basic}
          Array([[4.]], dtype=float32)
          ```

          :::

      The page shows one quotation at a time, beside the one result. Text that belongs to all of them
      stands before or behind.
      """),
    Explanation(
      "tabs-differ", "All tabs quote one tensor.",
      """
      Tabs show what several documents print of the same value, so 'of=' is the same expression in each
      fence. Tensors that only resemble each other stand alone, one behind the other.
      """),
    Explanation(
      "unknown-container", "A block between colons is one of three.",
      """
          :::{quiz #name}

          How many rows does the output have?

          :::

      'quiz' is a question, 'answers' is what the page folds, and 'tabs' holds blocks that say the
      same thing in several ways.
      """),
    Explanation(
      "unclosed-container", "A block between colons ends with a line ':::'.",
      """
      The closing line stands between empty lines, and as deep in lists and quotations as the
      opening one. A block in colons holds no other: the next one's opening line does not close it.
      """),
    Explanation(
      "unopened-container", "A line ':::' closes a block.",
      """
      No block is open where it stands. Its opening line may be misspelled, or stand in a list or a
      quotation that has ended.
      """),
    Explanation(
      "nested-container", "A quiz holds no other block between colons.",
      """
      One stands in a list or quotation inside a quiz. Put it before or behind the quiz.
      """),
    Explanation(
      "joined-container", "A line of colons stands between empty lines.",
      """
      Without them it is a line of the paragraph above or below it, and readers would see it.

          :::{quiz #name}

          The question.

          :::
      """),
  ]
}
