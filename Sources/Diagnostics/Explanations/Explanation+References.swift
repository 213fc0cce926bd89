extension Explanation {
  /// Notes on what parts of the book say about each other.
  static let references = [
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
