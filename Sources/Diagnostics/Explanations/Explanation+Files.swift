extension Explanation {
  /// Notes on the book's files and its table of contents.
  static let files = [
    Explanation(
      "file-missing", "A file that the book names must exist.",
      """
      Paths in chapters/SUMMARY.md are relative to the folder chapters/, those in course.yaml to the
      book's folder. Look for a misspelled name; upper and lower case differ.
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
      "data-changed", "A data file outside of the book has the SHA-256 that course.yaml states.",
      """
      Results on other data are other results. Get the file again from where 'get' says; if the new file
      is the right one, correct 'sha256' and look at what changed.
      """),
    Explanation(
      "data-unreadable", "A data file whose name ends with '.gz' is packed with gzip, and whole.",
      """
      A snippet finds it unpacked, under its name without '.gz'. A file that ends early was cut while it
      was copied; one that holds more than a gigabyte is not unpacked at all.
      """),
    Explanation(
      "record-missing", "What a slow snippet computed is kept in chapters/records.",
      """
      A snippet with 'record=runs' calls 'recorded("runs", within: 0.1) { … }'. A check reads the values
      from chapters/records/runs.tsv instead of computing for minutes. To make the file,

          course accept --slow 12-chapter
      """),
    Explanation(
      "record-stale", "A record belongs to the code and the data that it was made from.",
      """
      The snippet, a snippet before it or a data file has changed since, so that the recorded values may
      not be what the code on the page computes. 'course accept --slow' computes them again; the book's
      history then shows how they changed. Prose and later snippets do not matter.
      """),
    Explanation(
      "record-mismatch", "What is computed again lies within the band of its record.",
      """
      'course check --slow' computes what a record keeps once more. For each tensor, the sum of the
      differences without their signs is at most the band times the sum of the recorded values. Other
      processors round differently, and training makes small differences larger: that is what the band
      is for. A change beyond it means that the library computes something else.
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
