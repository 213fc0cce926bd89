import BookModel

/// What a students' copy has in place of the instructor's `README.md`.
struct StudentsReadme {
  /// The file of the instructor's book that is taken instead, if it is there.
  static let ownFile = "README.students.md"

  let book: Book

  /// Whether the copy has the built tool.
  let hasTool: Bool

  /// The text, in Markdown.
  var text: String {
    """
    # \(book.title)

    This is your copy of the course: a book of \(counted(book.chapters.count, "chapter")) that runs, and \
    \(counted(book.exercises.count, "exercise")), which you solve in files of your own.

    ## Two commands

        ./course serve     # the book in your browser: read, write your answers, grade them
        ./course watch     # the exercises in your terminal: checks whenever you save in your editor

    Both work on the same files, in `work/`, so use whichever you like, or both. You need Debian 12 or later or
    Ubuntu, and a [Swift toolchain](https://www.swift.org/install), 6.2 or later. \(first)

    ## What else there is

    | command | what it does |
    | --- | --- |
    | `./course next` | shows the next exercise and makes its file |
    | `./course list` | all exercises: what is solved, your points, the hints you have seen |
    | `./course show NAME` | what an exercise asks, and which section to read for it |
    | `./course check NAME` | grades your answer and says what is next |
    | `./course hint NAME` | one hint more; each says more than the one before |
    | `./course reset NAME` | puts the starter back, and keeps your text in `work/backups/` |
    | `./course submit` | packs your answers into one file to hand in |

    A name may be shortened as long as it stays clear, and the path of a file in `work/` is a name too.

    ## When you are stuck

    1. Read the section that `./course show NAME` names.
    2. Read the first wrong case: what was given, what was expected, what you got. `./course check NAME --all` shows
       one case of each group. Print what you want to know; the report shows it.
    3. `./course hint NAME`, as often as you need. Hints are counted, but cost nothing here.
    4. `./course explain ID` explains a message, by the id in brackets at its end.
    5. Ask somebody, and bring what `./course check NAME` prints.

    If the tool itself does not work, `./course doctor` looks for what is missing. Documentation/editors.md says how your
    editor completes code and marks errors.

    ## Your files

    Everything that is yours is in `work/`: a file for each exercise, and `progress.json`, which holds what was solved and
    how many hints you have seen. Put the folder under version control if you like; git takes `work/` along.

    """
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private var first: String {
    hasTool
      ? "The tool\nis in this copy, built; where your machine is another kind, the first command says so and builds it, "
        + "which takes\nabout five minutes."
      : "The first\ncommand builds the tool, which takes about five minutes; later ones start at once."
  }
}
