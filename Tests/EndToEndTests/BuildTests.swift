import CourseRuns
import Foundation
import Testing

/// What `course build` writes.
struct BuildTests {
  private static func book() throws -> BookFolder {
    try BookFolder(chapters: [
      CheckTests.doubling,
      BookFolder.chapter("Second", "## A part\n\nSome $x^2$ and `code`.\n\n| a | b |\n|---|---|\n"),
    ])
  }

  private static func contents(of folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    return Dictionary(
      uniqueKeysWithValues: try names.map { name in
        (name, try Data(contentsOf: folder.appending(path: name)))
      })
  }

  @Test func writesTheSameBytesInEveryProcess() throws {
    let book = try Self.book()
    for name in ["one", "two"] {
      let run = try book.course("build", "--output", "pages/\(name)")
      #expect(run.status == 0, "\(run)")
    }
    let pages = book.url.appending(path: "pages")
    let first = try Self.contents(of: pages.appending(path: "one"))
    #expect(first.keys.contains("01-chapter.html"))
    #expect(try Self.contents(of: pages.appending(path: "two")) == first)
  }

  @Test func touchesOnlyWhatAnEditChanged() throws {
    let book = try Self.book()
    #expect(try book.course("build").status == 0)
    #expect(try book.course("build").output.contains("wrote 0 files"))
    try book.replace("A part", with: "Another part", in: "chapters/02-chapter.md")
    let run = try book.course("build")
    #expect(run.output.contains("wrote 2 files"), "the page and the search data: \(run.output)")
  }
}
