extension Explanation {
  /// Notes on what cannot be shown on a page.
  static let pages = [
    Explanation(
      "math", "A formula is written in the part of TeX that the book sets.",
      """
      Documentation/theme.md lists the commands. A formula is set when the site is built, so what
      cannot be set is an error at its place and never raw TeX on a page.
      """),
    Explanation(
      "link-without-page", "A link leads to a page of the site.",
      "It leads to a file that the site does not have. Readers of the site cannot follow it."),
    Explanation(
      "link-refused", "A link is an address of the web, of mail, or of the book.",
      "Anything else, such as 'javascript:', could do harm to a reader and is left out of the page."
    ),
    Explanation(
      "picture-elsewhere", "Pictures belong to the book.",
      "The site asks no other host for anything. Put a copy of the picture beside the chapter."),
    Explanation(
      "picture-refused", "A picture is a file inside the book.",
      "The path leads out of the book's folder, or is none."),
    Explanation(
      "picture-missing", "A picture's file is there when the site is built.",
      "It was there when the chapter was read, or its path differs in upper and lower case."),
  ]
}
