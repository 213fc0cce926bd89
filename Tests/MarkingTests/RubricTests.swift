import Marking
import Testing

struct RubricTests {
  @Test func readsLinesWithPointsAndKeepsTheRestAsNotes() {
    let rubric = Rubric(
      """
      # Explain: rubric

      Read it once.

      - 2 points: where it comes from. One point for less.
      - 1 point: an example
      - 0.5 points: `code`

      Common wrong answers:

      - "too few pictures": 0.

      """)
    #expect(rubric.lines.map(\.points) == [2, 1, 0.5])
    #expect(rubric.lines[2].text == "`code`")
    #expect(
      rubric.notes.hasPrefix("Read it once.") && rubric.notes.hasSuffix("\"too few pictures\": 0."))
  }

  @Test func hasNoLinesWithoutARubric() {
    #expect(Rubric("").lines.isEmpty && Rubric("").notes.isEmpty)
  }
}
