extension Explanation {
  /// Notes on traced snippets and annotated lines.
  static let traces = [
    Explanation(
      "trace-of-nothing", "A trace fence follows a snippet marked '.trace'.",
      """
      Only what such a snippet does is recorded.

          ```swift {.trace}
          let y = 2 + 3
          ```
          ```trace
          1  y = 5
          ```
      """),
    Explanation(
      "trace-mismatch", "A trace fence shows what the lines of its snippet do.",
      """
      Compared is the text, without blanks at line ends. If the new text is right, 'course accept'
      shows the difference and writes it into the book.
      """),
    Explanation(
      "trace-unrecorded", "What the snippet does cannot be recorded.",
      """
      To record it, the program is compiled and run a second time, with calls behind the traced
      lines. Lines with which the compiler does not agree are left alone. Here too little is left, or
      the second run printed or computed something else than the first, so that its record cannot be
      trusted: a snippet that prints the time or an address does so, and one that needs nearly all
      of its time or memory may reach a limit.
      """),
    Explanation(
      "annotation-without-text", "A number at a line's end is explained.",
      """
      Lines that end with '// <1>', '// <2>' are explained by the ordered list right behind the
      snippet and the fences that belong to it, one item a number.

          ```swift
          let y = 2 + 3  // <1>
          ```

          1. Adds two numbers.
      """),
    Explanation(
      "text-without-annotation", "An explanation belongs to a line.",
      """
      The ordered list right behind a snippet with numbered lines explains these lines. An item whose
      number ends no line is one too many, or the number is missing in the code. A list that is none
      of explanations is parted from the snippet by a sentence.
      """),
  ]
}
