import BookModel
import Diagnostics
import Testing

@Suite struct ContainerTests {
  private func read(_ text: String) -> (dump: String, diagnostics: [String]) {
    let (found, diagnostics) = Chapter.read(chapter(text))
    // What may stand in tabs is another matter.
    return (
      found.treeDump,
      diagnostics.filter { !$0.id.hasPrefix("tabs-") }.map {
        "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.id)"
      }
    )
  }

  @Test func holdsTheBlocksBetweenItsLines() {
    let (dump, diagnostics) = read("a\n\n:::{tabs #q-a}\n\nb\n\n- [ ] c\n- [x] d\n\n:::\n\ne\n")
    #expect(diagnostics == [])
    #expect(
      dump == """
        5:1-5:2 paragraph: a
        7:1-14:4 tabs #q-a
          9:1-9:2 paragraph: b
          11:1-12:8 list bullets tight
          - [ ]
            11:7-11:8 paragraph: c
          - [x]
            12:7-12:8 paragraph: d
        16:1-16:2 paragraph: e

        """)
  }

  @Test func standsInListsAndQuotations() {
    let (dump, diagnostics) = read("> :::{tabs}\n>\n> a\n>\n> :::\n\n- :::{tabs}\n\n  b\n\n  :::\n")
    #expect(diagnostics == [])
    #expect(dump.contains("5:3-9:6 tabs\n    7:3-7:4 paragraph: a\n"))
    #expect(dump.contains("11:3-15:6 tabs\n    13:3-13:4 paragraph: b\n"))
  }

  @Test func countsTheProgramInside() {
    let (found, diagnostics) = Chapter.read(
      chapter(":::{tabs}\n\n```swift\nlet a = 1\n```\n\n:::\n\nIt is 1<!--= a -->.\n"))
    #expect(diagnostics.allSatisfy { $0.id == "tabs-content" })
    #expect(found.steps.map(\.index) == [0, 1])
  }

  @Test(arguments: [
    (":::{tabs}\n\na\n", ["5:1 unclosed-container"]),
    (":::{tabs}\n\na\n\n:::{tabs}\n\nb\n\n:::\n", ["5:1 unclosed-container"]),
    ("a\n\n:::\n", ["7:1 unopened-container"]),
    (":::{quizz}\n\na\n\n:::\n", ["5:5 unknown-container"]),
    (":::quiz\n\na\n\n:::\n", ["5:4 malformed-attributes"]),
    (":::{}\n\na\n\n:::\n", ["5:5 malformed-attributes"]),
    (":::{tabs .hidden}\n\na\n\n:::\n", ["5:10 unknown-attribute"]),
    (":::{tabs}\na\n\n:::\n", ["5:1 joined-container"]),
    (":::{tabs}\n\na\n\n:::\nb\n", ["9:1 joined-container"]),
    (":::{answers}\n\na\n\n:::\nb [x](nowhere.md)\n", ["9:1 joined-container"]),
    (":::{tabs}\n\na\n:::\n", ["8:1 joined-container"]),
    (":::{tabs}\n\n- [x] a\n:::\n", ["8:1 joined-container"]),
    (
      ":::{quiz #q}\n\nA?\n\n- [ ] 2<!--= b -->\n- [x] 1<!--= a -->\n:::\n",
      ["11:1 joined-container"]
    ),
    ("a\n:::{tabs}\n\na\n\n:::\n", ["6:1 joined-container", "10:1 unopened-container"]),
    ("> :::{tabs}\n>\n> a\n\n:::\n", ["5:3 unclosed-container", "9:1 unopened-container"]),
    ("`:::`\n\n    :::\n", []),
  ])
  func namesTheLineThatIsWrong(text: String, expected: [String]) {
    #expect(read(text).diagnostics == expected)
  }

  @Test func foldsAnyBlocksAsAnswers() {
    let (dump, diagnostics) = read(":::{answers}\n\n1. a\n\n:::\n")
    #expect(diagnostics == [])
    #expect(dump.hasPrefix("5:1-9:4 answers\n  7:1-7:5 list"))
  }

  @Test func namesTheNearestContainer() {
    let (_, diagnostics) = Chapter.read(chapter(":::{quizz}\n\na\n\n:::\n"))
    #expect(diagnostics.first?.help == "write ':::{quiz}'")
  }

  @Test func keepsTheContentOfAnUnknownContainer() {
    #expect(read(":::{quizz}\n\na\n\n:::\n").dump == "7:1-7:2 paragraph: a\n")
  }

  @Test func saysWhatTheBlockTakes() {
    let (_, diagnostics) = Chapter.read(chapter(":::{tabs #q .a}\n\na\n\n:::\n"))
    #expect(diagnostics.contains { $0.message == "a 'tabs' block does not take '.a'" })
  }
}
