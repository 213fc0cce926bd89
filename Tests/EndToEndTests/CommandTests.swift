import Foundation
import Testing

/// The smaller commands, and what they say when used wrongly.
struct CommandTests {
  private func course(_ arguments: String..., in folder: URL) throws -> CourseProcess.Result {
    try CourseProcess(arguments, in: folder).run()
  }

  @Test func newMakesABookThatChecksAndBuilds() throws {
    let folder = try TemporaryFolder.make()
    let made = try course("new", "my-book", in: folder)
    #expect(made.status == 0, "\(made)")
    let book = folder.appending(path: "my-book")
    let check = try course("check", in: book)
    #expect(check.status == 0, "\(check)")
    #expect(check.output.contains("facts checked           1 of 1"))
    #expect(try course("build", in: book).status == 0)
    let page = book.appending(path: "site/public/01-first-steps.html")
    #expect(FileManager.default.fileExists(atPath: page.path()))
  }

  @Test func newOverwritesNothing() throws {
    let folder = try TemporaryFolder.make()
    try Data("mine".utf8).write(to: folder.appending(path: "my-book"))
    let result = try course("new", "my-book", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("'my-book' exists already"), "\(result.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["my-book"])
  }

  @Test func factsSaysWhereEachIsChecked() throws {
    let folder = try TemporaryFolder.make()
    _ = try course("new", "my-book", in: folder)
    let book = folder.appending(path: "my-book")
    let result = try course("facts", in: book)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    let fact = #/✓ primer\.double   holds    .{7} \d{4}-\d\d-\d\d chapters\/01-first-steps\.md:22/#
    #expect(lines.count == 5 && lines[1].wholeMatch(of: fact) != nil, "\(result.output)")
    #expect(lines.dropFirst(2) == ["", "1 of 1 facts checked, 0 of 0 errata proven", ""])
    #expect(try course("facts", "--unchecked", in: book).output.hasPrefix("1 of 1"))
    #expect(try course("facts", "--values", in: book).output.contains("\n    states "))
  }

  @Test func explainPrintsANoteAndNamesTheNearest() throws {
    let folder = try TemporaryFolder.make()
    let note = try course("explain", "tensor-mismatch", in: folder)
    #expect(note.status == 0)
    #expect(note.output.hasPrefix("tensor-mismatch\n\n"))
    let none = try course("explain", "tensor-mismatsch", in: folder)
    #expect(none.status == 2)
    #expect(none.errors.contains("did you mean 'tensor-mismatch'?"))
    #expect(try course("explain", in: folder).output.contains("\nduplicate-id "))
  }

  @Test func doctorFindsAHealthyMachineAndAMissingCompiler() throws {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    let healthy = try book.course("doctor")
    #expect(healthy.status == 0, "\(healthy)")
    #expect(healthy.output.contains("✓ compiling and running"))
    let empty = try TemporaryFolder.make()
    let sick = try book.course("doctor", environment: ["TOOLCHAIN": empty.path()])
    #expect(sick.status == 2)
    #expect(sick.output.contains("✗ Swift compiler"), "\(sick)")
    #expect(sick.output.contains("help: install Swift 6.2 or later"))
  }

  @Test(arguments: [
    "check", "build", "serve", "accept", "facts", "explain", "new", "doctor", "clean",
  ])
  func everyCommandsHelpHasAnExample(command: String) throws {
    let result = try course(command, "--help", in: try TemporaryFolder.make())
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLE"), "\(result.output)")
    #expect(result.output.contains("course \(command)"))
  }

  @Test func aWrongCommandLineIsAUsageError() throws {
    let result = try course("chekc", in: try TemporaryFolder.make())
    #expect(result.status == 64)
    #expect(result.output == "")
  }
}
