import BookModel
import Diagnostics
import Testing

@Suite struct ProseTests {
  private func content(_ text: String) -> [Inline] {
    guard case .paragraph(let content) = Chapter.read(chapter(text)).chapter.blocks.first?.kind
    else {
      return []
    }
    return content
  }

  @Test(arguments: [
    ("$x_1 * y_1$", #"<math x_1 * y_1>"#), (#"$\{a\\b\}$"#, #"<math \{a\\b\}>"#),
    ("$a$ and $b$", "<math a> and <math b>"), ("*$a$*", "<em <math a>>"),
    ("$5 and $6", "$5 and $6"), ("$5-$6 a", "$5-$6 a"), ("a $ b $ c", "a $ b $ c"),
    (#"\$5$ and 6$"#, "$5$ and 6$"), (#"$5\$ a$"#, #"<math 5\$ a>"#), ("`$a$`", "<code $a$>"),
    ("$$", "$$"), ("$a", "$a"), ("[$a$](#test)", "<link #test <math a>>"),
  ])
  func readsFormulas(text: String, dump: String) {
    #expect(content(text).dump == dump)
  }

  @Test func readsFormulasInTables() throws {
    let (found, diagnostics) = Chapter.read(chapter("| $K$ | `K` |\n|---|---|\n| *$2$* | $5 |\n"))
    guard case .table(let table)? = found.blocks.first?.kind else {
      Issue.record("\(found.treeDump)")
      return
    }
    #expect(table.header.map(\.dump) == ["<math K>", "<code K>"])
    #expect(table.rows.map { $0.map(\.dump) } == [["<em <math 2>>", "$5"]])
    #expect(diagnostics == [])
  }

  @Test(arguments: [
    ("$$y=2$$\n", "y=2\n"), ("$$\na \\\\\nb\n$$\n", "a \\\\\nb\n"),
    ("> $$\n> a\n> $$\n", "a\n"),
  ])
  func readsFormulasInDoubleDollars(text: String, tex: String) {
    let (found, diagnostics) = Chapter.read(chapter(text))
    var kind = found.blocks.first?.kind
    if case .quote(let content)? = kind { kind = content.first?.kind }
    #expect(kind == .formula(id: nil, tex: tex))
    #expect(diagnostics == [])
  }

  @Test(arguments: [
    ("$$a\n", "5:1 unclosed-formula"), ("$$a$$ b\n", "5:1 unclosed-formula"),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "7:1 table-cells"),
    ("| a | b |\n|---|---|\n| $|x|$ | y |\n", "7:1 table-cells"),
    ("- | a | b |\n  |---|---|\n  | 1 | `a|b` |\n", "7:3 table-cells"),
    ("We get a\n1. After that.\n", "6:1 joined-list"),
    ("With kernel\n4. In that sense.\n", "6:1 joined-list"),
    ("> It is\n> 2) so.\n", "6:3 joined-list"),
  ])
  func reportsTextThatReadersWouldMiss(text: String, problem: String) {
    let found = Chapter.read(chapter(text)).diagnostics
    #expect(
      found.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.id)" } == [
        problem
      ])
  }

  @Test(arguments: [
    #"| a | b |\n|---|---|\n| $\|x\|$ | `a\|b` |\n"#, "a | b\n--|--\n1 | 2\n",
    "It costs\n4.5 euros.\n",
    "Three steps:\n1. One.\n", "Steps\n1. One.\n2. Two.\n", "1. One.\n",
  ])
  func acceptsTextThatOnlyResemblesSuch(text: String) {
    let found = Chapter.read(chapter(text.replacing(#"\n"#, with: "\n"))).diagnostics
    #expect(found.map(\.id) == [])
  }

  @Test func keepsTheTextOfAFormula() {
    let (found, diagnostics) = Chapter.read(chapter("```math\na_1 \\\\\n```\n"))
    #expect(found.blocks.map(\.kind) == [.formula(id: nil, tex: "a_1 \\\\\n")])
    #expect(diagnostics == [])
  }

  @Test func dropsComments() {
    #expect(content("a<!-- b -->c").dump == "ac")
    #expect(
      Chapter.read(chapter("<!-- a -->\n\n<!-- b\n\nc --> <!-- d -->\n")).chapter.blocks == [])
  }

  @Test(arguments: [
    ("# Output size\n", "output-size"), ("# A `b` & *c*!\n", "a-b--c"), ("# Größe 2\n", "größe-2"),
    ("# Size {#sec-size}\n", "sec-size"), ("Size {#a_b}\n===\n", "a_b"), ("# {#only}\n", "only"),
    ("# !\n", "section"), ("# a\n# a\n# a\n", "a a-1 a-2"), ("# a-1\n# a\n# a\n", "a-1 a a-2"),
  ])
  func namesHeadings(text: String, ids: String) {
    let (found, _) = Chapter.read(chapter(text))
    let anchors = found.blocks.compactMap { block -> String? in
      if case .heading(_, let id, _) = block.kind { id } else { nil }
    }
    #expect(anchors.joined(separator: " ") == ids)
  }

  @Test(arguments: [
    ("# a {#b .c}\n", ["malformed-attributes"]), ("# f {x}\n", ["malformed-attributes"]),
    ("<b>x</b>\n", ["raw-html", "raw-html"]), ("a<br>b\n", ["raw-html"]),
    ("text\n| a |\n|---|\n", ["joined-table"]), ("![ ](a.png)\n", ["image-without-text"]),
    ("> [!note]\n> a\n", ["unknown-callout"]), ("> [!NOTE\n> a\n", ["unknown-callout"]),
    ("> [!ERRATUM] fakt=a\n> a\n", ["missing-attribute"]), ("[^a]\n\n[^a]: b\n", []),
    ("::: note\n", ["unclosed-container", "malformed-attributes"]), ("a  \nb\n", []),
    ("a\\\nb\n", ["backslash-break"]),
    (String(repeating: ">", count: 70) + " a\n", ["nesting-too-deep"]),
    ("```text\n[^a]: in code\n```\n", []), ("[a][b]\n\n[b]: https://c.org\n", []),
    ("3<!--= x --> [a][b] and [c][]\n", ["unknown-reference", "unknown-reference"]),
    ("\\[a\\]\\[b\\] [a] [b]\n", []), ("`[a][b]`\n", []),
    ("[^a][^b]\n", ["unknown-footnote", "unknown-footnote"]),
  ])
  func checksProse(text: String, ids: [String]) {
    #expect(Chapter.read(chapter(text)).diagnostics.map(\.id) == ids)
  }

  @Test(arguments: [
    "1️⃣- a2️⃣\n\n\n\nText\n", "1️⃣- a\n  - b2️⃣\n\n\n\n# c\n", "1️⃣Title\n===2️⃣\n\nText\n",
    "1️⃣> a\n> b2️⃣\n\n\nText\n", "1️⃣# é2️⃣\n\n\nText\n", "1️⃣| a |\n|---|\n| b |2️⃣\n\n\nText\n",
    "1️⃣1. a\n\n   b2️⃣\n\n\n", "    1️⃣code2️⃣\n\n\nText\n", "1️⃣a\nb2️⃣", "1️⃣***2️⃣\n\n",
  ])
  func knowsWhereABlockStands(marked: String) {
    let source = MarkedSource(marked)
    let (found, _) = Chapter.read(source.file)
    #expect(found.blocks.first?.range == source.range("1️⃣", "2️⃣"))
  }

  @Test func numbersStepsInDocumentOrder() {
    let text = """
      1<!--= a -->[^n]

      [^n]: 2<!--= b -->

      - 3<!--= c -->

        ```swift
        x()
        ```

      | 4<!--= d --> |
      |--------------|
      | 5<!--= e --> |

      > [!TIP]
      > 6<!--= f -->
      """
    let (found, diagnostics) = Chapter.read(chapter(text))
    #expect(diagnostics == [])
    #expect(found.steps.map(\.index) == Array(0..<7))
    #expect(found.values.map(\.text) == ["1", "2", "3", "4", "5", "6"])
  }
}
