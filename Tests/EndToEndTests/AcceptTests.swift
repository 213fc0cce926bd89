import Foundation
import Testing

/// `course accept` rewrites printed outputs and nothing else.
struct AcceptTests {
  private func bookWithAnOldOutput() throws -> BookFolder {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    try book.replace("[2, 2]\n", with: "[2, 3]\n", in: "chapters/01-chapter.md")
    return book
  }

  @Test func showsTheDifferenceAndWritesNothingUnasked() throws {
    let book = try bookWithAnOldOutput()
    let before = try book.read("chapters/01-chapter.md")
    let result = try book.course("accept")
    #expect(result.status == 1)
    #expect(result.output.contains("-[2, 3]\n+[2, 2]\n"), "\(result.output)")
    #expect(result.output.contains("course accept --yes"))
    #expect(try book.read("chapters/01-chapter.md") == before)
  }

  @Test func rewritesTheOutputWhenAgreed() throws {
    let book = try bookWithAnOldOutput()
    let result = try book.course("accept", "--yes")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasSuffix("rewrote 1 file\n"))
    #expect(try book.read("chapters/01-chapter.md") == CheckTests.doubling)
    #expect(try book.course("check").output.contains("the book is right"))
  }

  @Test func neverTouchesAQuotedTensor() throws {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    try book.replace("[6., 8.]", with: "[6., 9.]", in: "chapters/01-chapter.md")
    let before = try book.read("chapters/01-chapter.md")
    let result = try book.course("accept", "--yes")
    #expect(result.output == "every 'output' and 'trace' block shows what its snippet does\n")
    #expect(try book.read("chapters/01-chapter.md") == before)
  }

  @Test func rewritesNothingWhenASnippetDidNotRun() throws {
    let book = try bookWithAnOldOutput()
    try book.replace(
      "print(x.shape)", with: "print(x.shape)\nfatalError()", in: "chapters/01-chapter.md")
    let before = try book.read("chapters/01-chapter.md")
    let result = try book.course("accept", "--yes")
    #expect(result.status == 1)
    #expect(result.output.contains("[snippet-trapped]"), "\(result.output)")
    #expect(try book.read("chapters/01-chapter.md") == before)
  }
}
