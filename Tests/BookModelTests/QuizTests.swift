import BookModel
import Diagnostics
import Testing

@Suite struct QuizTests {
  private func findings(_ text: String) -> [String] {
    Chapter.read(chapter(text)).diagnostics.map { diagnostic in
      "\(diagnostic.range?.start.line ?? 0):\(diagnostic.range?.start.column ?? 0) \(diagnostic.id)"
    }
  }

  @Test func readsAnswersWithTheirProofsAndReasons() {
    let text = """
      :::{quiz #q-rows fact=a.b}

      How many rows has `y`, of 3<!--= x.count -->?

      - [x] 7<!--= y.shape[0] -->
      - [ ] 9 rows<!--? y.shape[0] == 9 -->
        > Padding.
      - [ ] None.
        <!--? y.shape.isEmpty -->
        Because.

      Then.

      :::

      It is 4<!--= z -->.

      """
    let (found, diagnostics) = Chapter.read(chapter(text))
    #expect(diagnostics == [])
    #expect(
      found.treeDump == """
        5:1-18:4 [0] quiz q-rows choice claims ["7:34-7:41 x.count", "9:14-9:24 y.shape[0]", \
        "10:19-10:34 y.shape[0] == 9", "13:9-13:24 y.shape.isEmpty"]
          7:1-7:46 paragraph: How many rows has <code y>, of <[0] 3 = x.count at 7:27-7:45, 7:34-7:41>?
        - [x] <[0] 7 = y.shape[0] at 9:7-9:28, 9:14-9:24> by 1..<2
        - [ ] 9 rows by 2..<3
          11:5-11:13 paragraph: Padding.
        - [ ] None. by 3..<4
          14:3-14:11 paragraph: Because.
          16:1-16:6 paragraph: Then.
        20:1-20:20 paragraph: It is <[1] 4 = z at 20:7-20:19, 20:14-20:15>.

        """)
  }

  @Test func keepsStepsInsideBehindIt() {
    let (found, diagnostics) = Chapter.read(
      chapter(
        ":::{quiz #q}\n\n```swift\nlet a = 1\n```\n\n- [x] 1<!--= a -->\n- [ ] 2<!--= a + 1 -->\n\n:::\n"
      ))
    #expect(diagnostics == [])
    #expect(found.steps.map(\.index) == [0, 1])
  }

  @Test(arguments: [
    ("7", "7", 0.0), ("1,184", "1184", 0), ("−2", "-2", 0), ("0.25", "0.25", 0.005),
    ("1.5e-3", "1.5e-3", 0.05),
  ])
  func readsTheNumberOfAnAnswer(text: String, number: String, tolerance: Double) throws {
    let (found, diagnostics) = Chapter.read(
      chapter(":::{quiz #q .number}\n\nA?\n\n- [x] \(text)<!--= y -->\n\n:::\n"))
    #expect(diagnostics == [])
    guard case .quiz(let quiz)? = found.steps.first else {
      Issue.record("no quiz: \(found.steps)")
      return
    }
    let choice = try #require(quiz.choices.first)
    #expect(quiz.number(of: choice) == number)
    #expect(quiz.tolerance(ofNumber: number) == tolerance)
  }

  @Test func takesTheToleranceThatIsStated() {
    let (found, _) = Chapter.read(
      chapter(":::{quiz #q .number tolerance=0.5}\n\nA?\n\n- [x] 7<!--= y -->\n\n:::\n"))
    guard case .quiz(let quiz)? = found.steps.first else {
      Issue.record("no quiz: \(found.steps)")
      return
    }
    #expect(quiz.form == .number(tolerance: 0.5))
    #expect(quiz.tolerance(ofNumber: "7.25") == 0.5)
  }

  @Test(arguments: [
    (
      ":::{quiz}\n\nA?\n\n- [x] 1<!--= a -->\n- [ ] 2<!--= b -->\n\n:::\n",
      ["5:1 missing-attribute"]
    ),
    (":::{quiz #q}\n\nA?\n\n:::\n", ["5:1 malformed-quiz"]),
    (":::{quiz #q}\n\n- [x] 1<!--= a -->\n- [ ] 2<!--= b -->\n\n:::\n", ["5:1 malformed-quiz"]),
    (
      ":::{quiz #q}\n\nA?\n\n- [ ] 1<!--= a -->\n- [ ] 2<!--= b -->\n\n:::\n",
      ["5:1 malformed-quiz"]
    ),
    (
      ":::{quiz #q}\n\nA?\n\n- [x] 1<!--= a -->\n- [x] 2<!--= b -->\n\n:::\n",
      ["5:1 malformed-quiz"]
    ),
    (
      ":::{quiz #q}\n\nA?\n\n- [x] 1<!--= a -->\n- [ ] 2<!--= b -->\n\nB\n\n- [ ] c\n\n:::\n",
      ["14:1 malformed-quiz"]
    ),
    (":::{quiz #q}\n\nA?\n\n- [x] 1\n- [ ] 2<!--= b -->\n\n:::\n", ["9:7 choice-without-proof"]),
    (
      ":::{quiz #q}\n\nA?\n\n- [x] 1<!--= a -->\n- 2\n- [ ] 2<!--= b -->\n\n:::\n",
      ["10:1 malformed-quiz"]
    ),
    (
      ":::{quiz #q .number}\n\nA?\n\n- [x] a 1<!--= a -->\n\n:::\n", ["9:7 malformed-quiz"]
    ),
    (
      ":::{quiz #q tolerance=1}\n\nA?\n\n- [x] 1<!--= a -->\n- [ ] 2<!--= b -->\n\n:::\n",
      ["5:23 conflicting-options"]
    ),
    (
      ":::{quiz #q}\n\nA?\n\n- [x] a<!--? -->\n- [ ] 2<!--= b -->\n\n:::\n",
      ["9:7 choice-without-proof", "9:8 missing-attribute"]
    ),
    ("a<!--? b -->\n", ["5:2 misplaced-condition"]), ("<!--? b -->\n", ["5:1 misplaced-condition"]),
    (
      ":::{quiz #q}\n\nA?\n\n- [x] 1<!--= a -->\n\n  :::{tabs}\n\n  :::\n- [ ] 2<!--= b -->\n\n:::\n",
      ["11:3 nested-container"]
    ),
  ])
  func namesWhatIsWrong(text: String, expected: [String]) {
    #expect(findings(text) == expected)
  }
}
