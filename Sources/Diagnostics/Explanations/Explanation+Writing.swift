extension Explanation {
  /// Notes on what makes a chapter good to read.
  static let writing = [
    Explanation(
      "heading-level", "Headings go down one level at a time.",
      """
      The title in the front matter is the heading of level 1, so sections begin with '##' and their
      parts with '###'. Who listens to a page moves by headings, and a missing level sounds like a
      missing section. The title may stand in the text once more, as its first line: '# Title'.
      """),
    Explanation(
      "long-code-line", "A line of code has at most 88 characters.",
      """
      This is what a page shows without scrolling sideways. Break the line behind a comma or before an
      operator, or give a part of the expression a name.
      """),
    Explanation(
      "reading-time", "A chapter can be read in the minutes that it states.",
      """
      Words count at 200 a minute. A line of code takes three seconds, a formula of its own ten, a row
      of a table or a line of output two, and a quiz half a minute beyond its words. Set-up code and
      the code of figures stand folded and are left out. A student who plans an evening by this
      number relies on it.
      """),
    Explanation(
      "value-before-snippet", "A value is used behind the snippet that computes it.",
      """
      A chapter is one program, and what its snippets declare at the left margin is global. Swift gives
      such a variable as zero before its line has run, so a check before it would be compared with
      zero, and a snippet would compute with zero. Functions may be used before they are declared.
      """),
    Explanation(
      "formula-became-list", "A formula's line begins with neither '+' nor '-'.",
      """
      In Markdown such a line begins a list, wherever it stands. Put the sign at the end of the line
      before, or give the formula a 'math' fence of its own.
      """),
    Explanation(
      "unknown-word", "A word is spelled wrong, or is not known yet.",
      """
      Words are looked up with hunspell. Names and terms of the book's subject stand in
      chapters/words.txt, one a line; one in small letters counts at the beginning of a sentence
      too. What stands in backquotes or between dollars is not looked at. A book without that file is
      not looked up.
      """),
    Explanation(
      "invalid-word-list", "chapters/words.txt holds one word a line.",
      """
          # Names.
          dictionary: en_GB
          PyTorch

      'dictionary:' names the dictionary of hunspell in which all other words are looked up; without
      it, that is en_US. Remarks begin with '#'.
      """),
    Explanation(
      "invalid-synonyms", "chapters/synonyms.txt holds names for one thing a line.",
      """
          # Names in programs.
          outputPadding, output_padding

      A search for one of the names finds the sections that have another. Each line
      has two names or more, separated by commas, and a name is on one line only. Remarks begin with
      '#'.
      """),
  ]
}
