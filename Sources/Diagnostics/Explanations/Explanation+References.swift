extension Explanation {
  /// Notes on what parts of the book say about each other.
  static let references = [
    Explanation(
      "unknown-label", "A reference names a section, a figure or a formula of the book.",
      """
      '@sec-size' becomes 'Section 3.2', '@fig-copies' 'Figure 2.1' and '@eq-size' 'Equation 3.1', each
      a link, in whatever chapter the thing is. The labels are ids that the author gave:

          ## Output size {#sec-size}
          ```swift {#fig-copies .figure alt="…"}
          ```math {#eq-size}

      To write the characters themselves, put them into backquotes.
      """),
    Explanation(
      "wrong-prefix", "The first letters of an id say what it names.",
      """
      'sec-' is for headings, 'fig-' for figures and 'eq-' for formulas, so that a reference such as
      '@fig-copies' can be read without looking it up. Figures and formulas begin with theirs; headings
      may have any other name too, to which only links lead.
      """),
    Explanation(
      "malformed-citation", "A citation is '@' and the key of a work, in brackets.",
      """
          [@dumoulin2016]
          [@dumoulin2016, section 4]
          [@dumoulin2016; @odena2016]

      What stands behind a comma is a place in the work. To write brackets and '@' as they are, put them
      into backquotes, or a backslash before the bracket.
      """),
    Explanation(
      "unknown-citation", "A citation names a work of chapters/references.bib.",
      """
      Add the work to the file, with its key, authors, title and year:

          @article{dumoulin2016,
            author = {Dumoulin, Vincent and Visin, Francesco},
            title = {A guide to convolution arithmetic for deep learning},
            year = {2016},
            eprint = {1603.07285},
          }
      """),
    Explanation(
      "uncited-work", "Each work of chapters/references.bib is cited.",
      """
      A list of works that nobody uses says nothing of where the book's statements come from. Cite the
      work with '[@key]', or remove it.
      """),
    Explanation(
      "invalid-bibtex", "chapters/references.bib holds works in plain BibTeX.",
      """
      An entry has a kind, a key, 'author', 'title' and 'year', and where it can be found: 'eprint'
      (arXiv's number), 'doi' or 'url'. Values stand in braces, in UTF-8 and without TeX commands.
      Authors are 'Last, First and Last, First'; an organisation has no comma. Remarks begin with '%'.
      There are no '@string' macros.
      """),
    Explanation(
      "duplicate-id", "An id is given once in the book.",
      """
      Headings '{#sec-size}' and snippets '{#scatter}' share their names across all chapters, so that
      a command such as 'course check scatter' is never ambiguous. Facts have names of their own.
      """),
    Explanation(
      "broken-link", "A link leads to a chapter or a file of the book, or to the web.",
      """
      Paths are relative to the chapter that holds the link: '02-size.md', '../data/a.csv'. A chapter
      must be listed in chapters/SUMMARY.md. Other links begin with 'https:', 'http:' or 'mailto:';
      those are not followed.
      """),
    Explanation(
      "broken-anchor", "What stands behind '#' is the id of a heading or snippet.",
      """
      A heading's id is the one in its braces, or else its text in lower case with '-' for spaces, as
      on GitHub. An id of your own keeps links whole when the heading changes:

          ## Output size {#sec-size}
      """),
    Explanation(
      "broken-image", "A picture is a file of the book.",
      """
      The path is relative to the chapter. Pictures from the web are refused, so that the book can be
      read without a network.
      """),
  ]
}
