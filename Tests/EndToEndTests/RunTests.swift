import CourseRuns
import Foundation
import Testing

/// `course run`: a Swift file with the book's library.
@Suite struct RunTests {
  private static func book() throws -> BookFolder {
    try BookFolder(chapters: [BookFolder.chapter("A chapter", "Text.")])
  }

  @Test func runsAFileAsASnippetRuns() throws {
    let book = try Self.book()
    try book.write(
      """
      let x: Tensor = [[1, 2], [3, 4]]
      print(x.sum(), CommandLine.arguments.dropFirst().joined(separator: "+"))
      """, to: "try.swift")
    let run = try book.course("run", "try.swift", "a", "--b")
    #expect(run.status == 0 && run.output == "10.0 a+--b\n", "\(run)")
  }

  @Test func endsAsTheProgramEnds() throws {
    let book = try Self.book()
    try book.write("import Glibc\nexit(7)\n", to: "try.swift")
    #expect(try book.course("run", "try.swift").status == 7)
  }

  @Test func saysWhereTheProgramStops() throws {
    let book = try Self.book()
    try book.write("let numbers = [1]\nprint(numbers[4])\n", to: "try.swift")
    let run = try book.course("run", "try.swift")
    #expect(run.status > 128, "\(run)")
    #expect(
      run.errors.contains("Index out of range") && run.errors.contains("try.swift:2"), "\(run)")
    #expect(!run.errors.contains("Registers"), "\(run)")
  }

  @Test func saysWhatTheCompilerSays() throws {
    let book = try Self.book()
    try book.write("let x: Tensor = 1 + nothing\n", to: "try.swift")
    let run = try book.course("run", "try.swift")
    #expect(run.status == 1)
    #expect(run.errors.contains("try.swift:1:21: error: cannot find 'nothing' in scope"), "\(run)")
  }

  @Test func hasTheBooksOwnLibraryAndPrelude() throws {
    let book = try Self.book()
    try book.write("public func tripled(_ n: Int) -> Int { 3 * n }\n", to: "library/Tripling.swift")
    try book.write("let four = 4\n", to: "prelude.swift")
    try book.write(
      "library: Tripling\nimports: [Tripling]\nprelude: prelude.swift\n", to: "course.yaml")
    try book.write("print(tripled(four))\n", to: "try.swift")
    let run = try book.course("run", "try.swift")
    #expect(run.status == 0 && run.output == "12\n", "\(run)")
    try book.write("public func tripled(_ n: Int) -> Int { \"\" }\n", to: "library/Tripling.swift")
    let wrong = try book.course("run", "try.swift")
    #expect(wrong.status == 1 && wrong.errors.contains("library/Tripling.swift:1:"), "\(wrong)")
  }

  @Test func namesAFileThatIsMissing() throws {
    let run = try Self.book().course("run", "none.swift")
    #expect(run.status == 2 && run.errors.contains("'none.swift' cannot be read"), "\(run)")
  }
}
