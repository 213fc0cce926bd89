extension Explanation {
  /// Notes on running text.
  static let prose = [
    Explanation(
      "raw-html", "A chapter holds no HTML but comments.",
      """
      Pages stay valid and safe this way. Types such as Array<Int> belong in backquotes. A comment
      that begins a line ends its block: put the text behind it on a line of its own.
      """),
    Explanation(
      "malformed-comment", "A comment ends with '-->' and has no '--' inside.",
      """
      CommonMark takes anything else for text, which readers would see. Write 'a - -b' for 'a --b'.
      A comment cannot hold an empty line.
      """),
    Explanation(
      "inline-value-without-text", "A checked value stands right behind a number or code.",
      """
          The layer has 296<!--= parameters(of: layer) --> parameters
          and gives `[1, 1, 4, 4]`<!--= y.shape -->.

      A number has a sign, digits, commas between groups of three, decimals and an exponent, or is
      'nan', 'inf', 'true' or 'false'. In bold text the comment stands inside the asterisks.
      """),
    Explanation(
      "image-without-text", "A picture has an alternative text.",
      """
      It is read aloud, and shown where the picture is not. Say what the picture shows:

          ![A 2×2 input painted into a 3×3 output](scatter.svg)
      """),
    Explanation(
      "backslash-break", "A line does not end with a backslash.",
      """
      The line break is legal Markdown, but the parser then miscounts the lines of the paragraph,
      and every message about it would point to the wrong place. End the line with two spaces.
      """),
    Explanation(
      "table-cells", "A row has no more cells than its table has columns.",
      """
      The header row and the line of dashes below it set the number of columns. Cells beyond it would
      be lost. A bar divides cells even in code and formulas: write it as '\\|', and in a formula as
      '\\vert'.
      """),
    Explanation(
      "unclosed-formula", "A displayed formula in dollars is a paragraph of its own.",
      """
          $$
          o = s (i - 1) + k
          $$

      A formula that is to have a number is written as a 'math' fence with an id, '{#eq-size}'.
      """),
    Explanation(
      "joined-list", "A number at the start of a line does not continue a sentence.",
      """
      Markdown reads '1.' at the start of a line as a list, even in the middle of a paragraph, and
      other programs do the same with other numbers. Move the number to the line before, or put an
      empty line before a list that is meant as one.
      """),
    Explanation(
      "joined-table", "An empty line stands before a table.",
      """
      Without it the parser loses the place of both the text and the table's head, and other
      programs read the table as text.
      """),
    Explanation(
      "unknown-callout", "A callout is one of six.",
      """
          > [!NOTE]
          > Text of the note.

      NOTE, TIP, IMPORTANT, WARNING and CAUTION are GitHub's; ERRATUM marks a place where a source
      document is wrong. They are written in capitals, alone on the first line.
      """),
    Explanation(
      "unknown-directive", "A name in a fence's braces is not known.",
      """
      A fence whose head begins with a name in braces asks for something other than code:

          ```{explorable} overlap k=3 s=2

      The name is one of those listed, in small letters.
      """),
    Explanation(
      "unknown-figure", "There is no live figure of this name.",
      """
          ```{explorable} overlap k=3 s=2
          caption: How many input cells reach each output cell.
          ```

      Documentation/live-figures.md lists the figures and what can be set.
      """),
    Explanation(
      "figure-in-quotation", "A live figure stands in no quotation and no callout.",
      """
      A figure is as wide as the text and has controls; a quotation or a coloured box would leave it
      too little room on a phone. Put it before or behind the lines that begin with '>'. Within a
      list it may stand.
      """),
    Explanation(
      "figure-state", "A live figure cannot be in this state.",
      """
      What a figure begins with, and what a link sets, is made of small letters, each with a number:
      'k=4 s=2' in a fence, '#overlap=k4s2' in a link. A figure brings each number into the range
      that the others leave; what is written in a chapter must be in it already. What is not written
      is as the figure has it by itself.
      """),
    Explanation(
      "unknown-footnote", "A footnote that is referred to has a text.",
      """
          Text[^cost] goes on.

          [^cost]: The note at the foot of the page.

      Without the second part, '[^cost]' would be shown as it is. For a literal '[^', write '\\[^'.
      """),
    Explanation(
      "unknown-reference", "A link that goes by a label has an address.",
      """
          See [the paper][dumoulin].

          [dumoulin]: https://arxiv.org/abs/1603.07285

      Without the second part, readers would see the brackets. For a literal '[', write '\\['; code
      such as 'x[0][1]' stands in backquotes.
      """),
    Explanation(
      "unused-footnote", "A footnote is referred to.",
      """
      Nothing refers to the footnote, so no reader would see it, and nothing in it would be checked.
      """),
    Explanation(
      "nesting-too-deep", "Blocks and emphasis stand at most 64 deep.",
      """
      What stands deeper is not read. Most often a list or quotation marker was repeated by
      accident.
      """),
  ]
}
