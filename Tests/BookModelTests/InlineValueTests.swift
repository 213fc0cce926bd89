import BookModel
import Diagnostics
import Testing

@Suite struct InlineValueTests {
  @Test(arguments: [
    "Plain 1️⃣296<!--= 2️⃣f(x)3️⃣ -->4️⃣.",
    "Behind → é and `code` 1️⃣-1e-05<!--=2️⃣a3️⃣-->4️⃣",
    "- In a list\n\n  > and a quote **1️⃣3,576,704<!--= 2️⃣p3️⃣ -->4️⃣**",
    "| a | b |\n|---|---|\n| é | 1️⃣2.5<!--= 2️⃣a3️⃣ -->4️⃣ |",
    "# Heading of 1️⃣4<!--= 2️⃣n3️⃣ -->4️⃣ words",
    "Shape 1️⃣`[1, 4]`<!--= 2️⃣y.shape3️⃣ -->4️⃣",
    "Ticks 1️⃣``a ` b``<!--= 2️⃣y3️⃣ -->4️⃣",
    "<!-- a --> dropped\n\nText <!-- b --> 1️⃣true<!--= 2️⃣y3️⃣ -->4️⃣",
    "A formula $a\n+ b$ over lines,\nthen 1️⃣7<!--= 2️⃣y3️⃣ -->4️⃣",
    "`<!--= no -->` as code, 1️⃣7<!--= 2️⃣y3️⃣ -->4️⃣",
    "Text[^a]\n\n[^a]: In a footnote 1️⃣NaN<!--= 2️⃣y3️⃣ -->4️⃣",
    "Over lines 1️⃣7<!--= 2️⃣y\n  .shape3️⃣ -->4️⃣",
    "~~struck *and 1️⃣+inf<!--= 2️⃣y3️⃣ -->4️⃣ more*~~",
  ])
  func knowsWhereAValueStands(marked: String) throws {
    let source = MarkedSource(marked)
    let (chapter, _) = Chapter.read(source.file)
    let value = try #require(chapter.values.first)
    #expect(chapter.values.count == 1)
    #expect(value.range == source.range("1️⃣", "4️⃣"))
    #expect(value.expressionRange == source.range("2️⃣", "3️⃣"))
  }

  @Test(arguments: [
    ("296", "296"), ("-296", "-296"), ("−2", "−2"), ("x = 3.25", "3.25"), ("1e5", "1e5"),
    ("-1.5e-05", "-1.5e-05"), ("3,576,704", "3,576,704"), ("(NaN", "NaN"), ("-inf", "-inf"),
    ("false", "false"), ("2-5", "5"), ("4×4", "4"), ("1.", "1."), ("tensor 0", "0"), ("$5", "5"),
  ])
  func takesTheNumberBeforeTheComment(text: String, number: String) {
    let (found, diagnostics) = Chapter.read(chapter("Text \(text)<!--= y -->\n"))
    #expect(found.values.map(\.text) == [number])
    #expect(diagnostics == [])
  }

  @Test(arguments: ["x5", "12,34", "a_1", "v1.2.3", "5 ", "50%", "**5**", "falsetrue", "", "1,5"])
  func refusesWhatIsNoNumber(text: String) {
    let (found, diagnostics) = Chapter.read(chapter("Text \(text)<!--= y -->\n"))
    #expect(found.values == [])
    #expect(diagnostics.map(\.id) == ["inline-value-without-text"])
  }

  @Test func keepsTheTextBeforeAndBehind() {
    let (found, _) = Chapter.read(chapter("It has 9<!--= n --> cells and `x`<!--= x -->.\n"))
    guard case .paragraph(let content) = found.blocks.first?.kind else {
      Issue.record("no paragraph")
      return
    }
    #expect(
      content == [
        .text("It has "), .value(found.values[0]), .text(" cells and "), .value(found.values[1]),
        .text("."),
      ])
  }

  @Test(arguments: ["9<!--= -->", "9<!--=-->"])
  func asksForAnExpression(text: String) {
    #expect(Chapter.read(chapter(text)).diagnostics.map(\.id) == ["missing-attribute"])
  }

  @Test(arguments: ["9<!--= a --b -->", "9<!--= a\n\nb -->", "9<!--= a"])
  func reportsACommentThatReadersWouldSee(text: String) {
    #expect(Chapter.read(chapter(text)).diagnostics.map(\.id) == ["malformed-comment"])
  }
}
