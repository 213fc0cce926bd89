extension Explanation {
  /// Notes on the book's files and its table of contents.
  static let files = [
    Explanation(
      "file-missing", "A file that the table of contents lists must exist.",
      """
      Paths in chapters/SUMMARY.md are relative to the folder chapters/. Look for a misspelled name;
      upper and lower case differ.
      """),
    Explanation(
      "file-unreadable", "A file of the book must be a regular file that you may read.",
      """
      The path leads to a folder, a device or a pipe, or the system refuses to open it; the message
      repeats the system's reason. A symbolic link must lead to a file within the book.
      """),
    Explanation(
      "file-outside-book", "A book is made of the files in its folder.",
      """
      A symbolic link or a path with '..' leads out of the book. Nothing outside is read, so that a
      book looks the same on every machine. Copy the file into the book.
      """),
    Explanation(
      "file-too-large", "A file of text has at most one megabyte.",
      """
      That is a book of 150,000 words in one chapter. Divide it; large data belongs into a file that
      a snippet reads.
      """),
    Explanation(
      "limit-exceeded", "A line has at most 16,384 bytes, a chapter's tables 100,000 cells.",
      """
      Longer lines and larger tables would make reading slow. A table that is generated belongs into
      a file that a snippet reads.
      """),
    Explanation(
      "empty-file", "A chapter has a title and some text.",
      """
      Begin with

          ---
          title: What it is about
          ---
      """),
    Explanation(
      "invalid-utf8", "Chapters are written in UTF-8.",
      """
      The message names the first byte that belongs to no character, counted from 0. Most often the
      file was saved in Latin-1 or cut in the middle of a character:

          iconv -f LATIN1 -t UTF-8 old.md > new.md
      """),
    Explanation(
      "nul-byte", "A text holds no NUL.",
      """
      A byte 0 ends a text for many programs. The file may be UTF-16, or not a text at all.
      """),
    Explanation(
      "byte-order-mark", "A file begins with its first character, not with a byte order mark.",
      """
      Some editors put the invisible character U+FEFF before the first line. It has no use in UTF-8,
      and other tools do not see the front matter behind it. Save the file without it.
      """),
    Explanation(
      "crlf-line-ends", "Lines end with LF.",
      """
      The file has line ends of Windows. It is read all the same, but what the tool writes into it
      ends with LF, and the two do not mix well. Convert it:

          sed -i 's/\\r$//' chapter.md
      """),
    Explanation(
      "no-chapters", "The table of contents lists at least one chapter.",
      """
      Only chapters listed in chapters/SUMMARY.md are checked, so a book without any would always be
      right. Add a line '- [Title](01-file.md)'.
      """),
    Explanation(
      "unlisted-chapter", "Every Markdown file in chapters/ is in the table of contents.",
      """
      The file is not part of the book: it is neither checked nor shown. List it in
      chapters/SUMMARY.md or move it out of the folder.
      """),
    Explanation(
      "listed-twice", "A chapter has one place in the table of contents.",
      """
      A chapter is one page, named after its file whatever its folder. Link to it from the text
      instead, or rename one of two files of the same name.
      """),
    Explanation(
      "summary-syntax", "The table of contents is a title, parts, and lists of links.",
      """
      chapters/SUMMARY.md is what mdBook reads:

          # Title of the book

          - [First chapter](01-first.md)
            - [A chapter below it](02-below.md)

          # Title of a part

          - [Another chapter](03-another.md)
      """),
    Explanation(
      "more-problems", "Only the first hundred problems of a file are shown.",
      """
      Mend those and check again; the rest often disappear with them.
      """),
  ]
}
