import Testing

@testable import SnippetRunner

@Suite struct QuizRunTests {
  /// A quiz that asks before the snippet that answers.
  private func chapter(_ answers: String, words: String = "") -> String {
    """
    :::{quiz #q \(words)}

    How many rows?

    \(answers)

    :::

    ```swift
    let rows = 7
    ```

    """
  }

  @Test func provesEveryAnswer() async throws {
    let result = try await result(
      of: chapter("- [x] 7<!--= rows -->\n- [ ] 9<!--= rows + 2 -->\n- [ ] Many<!--? rows > 9 -->"))
    #expect(result.findings == [])
    #expect(result.outcomes[0] == .conditions([true, true, true], holds: true))
  }

  @Test func findsAKeyThatDisagrees() async throws {
    let result = try await result(
      of: chapter("- [x] Few<!--? rows > 9 -->\n- [ ] Many<!--? rows > 2 -->"))
    #expect(result.findings == ["5:16 quiz-key", "6:17 quiz-key"])
    #expect(result.outcomes[0] == .conditions([false, false], holds: false))
  }

  @Test func findsAWrongAnswerWithTheRightValue() async throws {
    let result = try await result(
      of: chapter("- [x] 7<!--= rows -->\n- [ ] 7.0<!--= Double(rows) -->"))
    #expect(result.findings == ["6:7 quiz-key"])
  }

  @Test func findsAValueThatIsNotThatOfItsExpression() async throws {
    let result = try await result(
      of: chapter("- [x] 8<!--= rows -->\n- [ ] 9<!--= rows + 2 -->\n\nYes, 6<!--= rows -->."))
    #expect(result.findings == ["5:7 value-mismatch", "8:6 value-mismatch"])
    #expect(result.outcomes[0] == .conditions([false, true], holds: false))
  }

  @Test func findsAWrongNumberWithinTheTolerance() async throws {
    let answers = "- [x] 7<!--= rows -->\n- [ ] 8<!--= rows + 1 -->"
    #expect(try await result(of: chapter(answers, words: ".number")).findings == [])
    let wide = try await result(of: chapter(answers, words: ".number tolerance=1"))
    #expect(wide.findings == ["6:7 quiz-key"])
  }

  @Test func placesTheCompilersMessage() async throws {
    let result = try await result(
      of: chapter("- [x] 7<!--= rows -->\n- [ ] No<!--? rows + 1 -->\n- [ ] 8<!--= row -->"))
    #expect(result.findings == ["6:20 snippet-compile", "7:14 snippet-compile"])
    #expect(result.outcomes[0] == .notRun)
  }
}
