import Foundation
import Testing

/// When `course check` runs a chapter again, and when it does not.
struct CacheTests {
  private func book() throws -> BookFolder {
    let book = try BookFolder(chapters: (1...2).map(CheckTests.doubling))
    #expect(try book.course("check").status == 0)
    return book
  }

  @Test func runsNothingWhenNothingChanged() throws {
    let result = try book().course("check")
    #expect(result.status == 0)
    #expect(result.output.contains("all from the cache"), "\(result.output)")
  }

  @Test func runsNothingAfterAnEditOfTheProse() throws {
    let book = try book()
    try book.replace("It has", with: "One more line.\n\nIt has", in: "chapters/01-chapter.md")
    let result = try book.course("check")
    #expect(result.output.contains("all from the cache"), "\(result.output)")
  }

  @Test func runsNothingAfterAnEditOfAnExpectation() throws {
    let book = try book()
    try book.replace("[6., 8.]", with: "[6., 9.]", in: "chapters/01-chapter.md")
    let result = try book.course("check")
    #expect(result.status == 1)
    #expect(result.output.contains("all from the cache"), "\(result.output)")
  }

  @Test func runsOnlyTheChapterWhoseSnippetChangedAndSaysWhy() throws {
    let book = try book()
    try book.replace("[3, 4]]", with: "[3, 4.0]]", in: "chapters/02-chapter.md")
    let result = try book.course("check", "--explain")
    #expect(result.status == 0)
    #expect(result.output.contains("1 from the cache"), "\(result.output)")
    #expect(result.output.contains("snippet 'double2'"), "\(result.output)")
  }

  @Test func survivesItsDeletionAndDamage() throws {
    let book = try book()
    for file in try book.files() where file.hasPrefix(".course/") && file.hasSuffix(".json") {
      try book.write("{", to: file)
    }
    #expect(try book.course("check").status == 0)
    #expect(try book.course("clean").output.contains(".course"))
    #expect(try !book.files().contains { $0.hasPrefix(".course") })
    #expect(try book.course("check").status == 0)
  }

  @Test func twoRunsAtOnceBothSucceed() throws {
    let book = try BookFolder(chapters: (1...4).map(CheckTests.doubling))
    let runs = try (0..<2).map { _ in try CourseProcess(["check"], in: book.url) }
    for run in runs { try run.start() }
    for run in runs { #expect(try run.wait().status == 0) }
    #expect(try book.course("check").output.contains("all from the cache"))
  }
}
