import Foundation
import Testing

/// `course check` on small books, from outside: what is printed, and how it ends.
struct CheckTests {
  static let doubling = doubling(number: 1)

  /// A chapter in which everything is right; ids are unique in a book, so each has a number.
  static func doubling(number: Int) -> String {
    BookFolder.chapter(
      "Doubling",
      """
      ```swift {#double\(number)}
      let x: Tensor = [[1, 2], [3, 4]]
      print(x.shape)
      ```

      ```output
      [2, 2]
      ```

      ```tensor {of="x + x"}
      tensor([[2., 4.],
              [6., 8.]])
      ```

      It has 4<!--= x.scalarCount --> elements.

      ```check
      x.sum() == 10
      ```
      """)
  }

  @Test func endsWithTheTableOfWhatWasDone() throws {
    let book = try BookFolder(chapters: [Self.doubling])
    let result = try book.course("check")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors == "")
    for row in [
      "chapters                1", "snippets run            1", "tensors compared        1",
      "printed outputs         1", "conditions              1", "values in prose         1",
      "facts checked           0 of 0", "the book is right",
    ] {
      #expect(result.output.contains(row), "\(row) in:\n\(result.output)")
    }
    #expect(!result.output.contains("\u{1B}"), "no colour where nobody looks")
  }

  @Test func findsWhatOnlyPagesShow() throws {
    let text = Self.doubling + "\nWrong $\\frobnicate{x}$, and ![a](none.png).\n"
    let book = try BookFolder(chapters: [text])
    let result = try book.course("check", "--quiet")
    #expect(result.status == 1)
    #expect(result.output.contains("[math]"), "\(result.output)")
    let build = try book.course("build")
    #expect(build.status == 1)
    #expect(build.output.components(separatedBy: "[math]").count == 2, "\(build.output)")
  }

  @Test func rendersOnlyWhatChangedAndFindsLinksThatBreak() throws {
    let text = Self.doubling + "\nWrong $\\frobnicate{x}$, and [the next](02-chapter.md).\n"
    let book = try BookFolder(chapters: [text, BookFolder.chapter("Two", "Text.")])
    let first = try book.course("check", "--quiet")
    #expect(first.output.contains("[math]") && !first.output.contains("[broken-link]"), "\(first)")
    #expect(try book.course("check", "--quiet").output == first.output)
    // What is kept is taken, so nothing was rendered.
    try book.replace("frobnicate", with: "kept", in: ".course/pages.json")
    #expect(try book.course("check", "--quiet").output.contains("kept"))
    // Another chapter's text leaves it kept, and the loss of that chapter does not.
    try book.replace("Text.", with: "Other text.", in: "chapters/02-chapter.md")
    #expect(try book.course("check", "--quiet").output.contains("kept"))
    try book.replace("- [Chapter 2](02-chapter.md)\n", with: "", in: "chapters/SUMMARY.md")
    let last = try book.course("check", "--quiet").output
    #expect(last.contains("frobnicate"))
    #expect(last.contains("02-chapter.md"), "\(last)")
  }

  @Test func saysWhatItLeftOut() throws {
    let slow = Self.doubling.replacing("{#double1}", with: "{#double1 .slow}")
    let book = try BookFolder(chapters: [slow])
    let result = try book.course("check", "--quick")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("– 01-chapter"), "\(result.output)")
    #expect(result.output.contains("1 left out as slow"))
    #expect(result.output.hasSuffix("nothing is wrong in what was run; 1 chapter left out\n"))
    #expect(try book.course("check", "--quick", "--format", "junit").output.contains("<skipped/>"))
  }

  @Test func showsAWrongTensorWithItsPlaceAndBothSides() throws {
    let book = try BookFolder(chapters: [Self.doubling])
    try book.replace("[6., 8.]", with: "[6., 9.]", in: "chapters/01-chapter.md")
    let result = try book.course("check", "--quiet")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("chapters/01-chapter.md:16:14: error: "), "\(result.output)")
    for part in ["[tensor-mismatch]", "1 of 4", "[1, 1]", "expected 9, got 8", "«8»"] {
      #expect(result.output.contains(part), "\(part) in:\n\(result.output)")
    }
  }

  @Test(arguments: [
    ("[2, 2]\n", "[2, 3]\n", "output-mismatch"),
    ("4<!--=", "5<!--=", "value-mismatch"),
    ("x.sum() == 10", "x.sum() == 11", "check-failed"),
    ("x + x", "x + y", "snippet-compile"),
    ("print(x.shape)", "print(x.shap)", "snippet-compile"),
    ("print(x.shape)", "print([1][x.rank])", "snippet-trapped"),
    ("print(x.shape)", "print(x.reshaped(to: [3]))", "snippet-trapped"),
  ])
  func findsEveryKindOfMistake(old: String, new: String, id: String) throws {
    let book = try BookFolder(chapters: [Self.doubling])
    try book.replace(old, with: new, in: "chapters/01-chapter.md")
    let result = try book.course("check", "--quiet")
    #expect(result.status == 1, "\(result)")
    #expect(result.output.contains("[\(id)]"), "\(result.output)")
  }

  @Test func reportsMistakesOfTheTextAndOfTheRunTogether() throws {
    let book = try BookFolder(chapters: (1...2).map(Self.doubling))
    try book.replace("```check", with: "```chekc", in: "chapters/01-chapter.md")
    try book.replace("[6., 8.]", with: "[6., 9.]", in: "chapters/02-chapter.md")
    let result = try book.course("check", "--quiet")
    #expect(result.status == 1)
    #expect(result.output.contains("chapters/02-chapter.md"))
  }

  @Test func saysThatThereIsNoBook() throws {
    let folder = try TemporaryFolder.make()
    let result = try CourseProcess(["check"], in: folder).run()
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("is not inside a book"))
    #expect(result.errors.contains("help: "))
  }

  @Test func checksOneChapterAndNamesTheNearest() throws {
    let book = try BookFolder(chapters: (1...2).map(Self.doubling))
    let one = try book.course("check", "02")
    #expect(one.status == 0)
    #expect(one.output.contains("chapters                1"))
    let none = try book.course("check", "01-chaptre")
    #expect(none.status == 2)
    #expect(none.errors.contains("did you mean '01-chapter'?"), "\(none.errors)")
  }

  @Test func worksFromAnyFolderInsideTheBook() throws {
    let book = try BookFolder(chapters: [Self.doubling])
    let inside = try CourseProcess(["check"], in: book.url.appending(path: "chapters")).run()
    #expect(inside.status == 0, "\(inside)")
    let outside = try CourseProcess(
      ["check", "--book", book.url.path()], in: try TemporaryFolder.make()
    ).run()
    #expect(outside.status == 0, "\(outside)")
  }
}
