import CourseRuns
import Foundation
import Testing

/// What `course build --format` writes, and what it does where it cannot.
struct EditionBuildTests {
  private static func book() throws -> BookFolder {
    try BookFolder(chapters: [
      BookFolder.chapter("First", "## A part\n\nSome $x^2$, `code` and [more](02-chapter.md).\n"),
      BookFolder.chapter("Second", "## Another\n\n| a | b |\n|---|---|\n"),
    ])
  }

  /// The folder of the toolchain, which has `usr/bin/swiftc` in it.
  private static let toolchain: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { URL(filePath: "\($0)/swiftc").resolvingSymlinksInPath() }
    .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
    .map { program in
      let bin = program.deletingLastPathComponent()
      return bin.deletingLastPathComponent().deletingLastPathComponent().path()
    }

  /// Returns a path for programs on which the only browser is a script.
  private static func path(withBrowser script: String) throws -> String {
    let folder = try TemporaryFolder.make()
    let browser = folder.appending(path: "chromium")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: browser)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path())
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return "\(folder.path()):\(path)"
  }

  @Test func writesTheSameEPUBInEveryProcess() throws {
    let book = try Self.book()
    for name in ["one", "two"] {
      let run = try book.course("build", "--format", "epub", "--output", "new/\(name).epub")
      #expect(run.status == 0, "\(run)")
    }
    let one = try Data(contentsOf: book.url.appending(path: "new/one.epub"))
    #expect(one == (try Data(contentsOf: book.url.appending(path: "new/two.epub"))))
    #expect(one.starts(with: "PK".utf8))
  }

  @Test func cleanDeletesItAgain() throws {
    let book = try Self.book()
    #expect(try book.course("build", "--format", "epub").status == 0)
    #expect(try book.files().contains("site/book.epub"))
    #expect(try book.course("clean").output == "deleted .course, site/book.epub\n")
    #expect(try !book.files().contains("site/book.epub"))
  }

  @Test func namesTheNearestForm() throws {
    let run = try Self.book().course("build", "--format", "epup")
    #expect(run.status == 64)
    #expect(run.errors.contains("no book can be written as 'epup': did you mean 'epub'?"), "\(run)")
  }

  @Test func saysHowToGetABrowser() throws {
    let book = try Self.book()
    let run = try book.course(
      "build", "--format", "pdf",
      environment: ["PATH": "/nowhere", "TOOLCHAIN": try #require(Self.toolchain)])
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no Chromium"), "\(run)")
    #expect(run.errors.contains("apt-get install chromium"), "\(run)")
    #expect(try !book.files().contains("site/book.pdf"))
  }

  @Test func saysWhyTheBrowserDidNotPrint() throws {
    let book = try Self.book()
    let path = try Self.path(withBrowser: "echo 'ERROR: no paper' >&2")
    let run = try book.course("build", "--format", "pdf", environment: ["PATH": path])
    #expect(run.status == 2)
    #expect(run.errors.contains("Chromium could not print the book: ERROR: no paper"), "\(run)")
    #expect(try book.files().allSatisfy { !$0.hasPrefix("site/") })
  }

  @Test func leavesAnothersFilesAlone() throws {
    let book = try Self.book()
    let run = try book.course("build", "--format", "epub", "--output", "chapters/SUMMARY.md")
    #expect(run.status == 2)
    #expect(run.errors.contains("was not written by 'course build'"), "\(run)")
    #expect(try book.read("chapters/SUMMARY.md").hasPrefix("# A small book"))
  }

  @Test func ctrlCLeavesNothingHalfWritten() async throws {
    let book = try Self.book()
    let scratch = try TemporaryFolder.make()
    let path = try Self.path(withBrowser: "echo $$ > \(scratch.path())/begun; sleep 60")
    let run = try CourseProcess(
      ["build", "--format", "pdf"], in: book.url,
      environment: ["PATH": path, "TMPDIR": scratch.path()])
    try run.start()
    let begun = scratch.appending(path: "begun")
    for _ in 0..<2400 where !FileManager.default.fileExists(atPath: begun.path()) {
      try await Task.sleep(for: .milliseconds(50))
    }
    run.interrupt()
    #expect(try run.wait().status == 130)
    let browser = try #require(Int32(try String(contentsOf: begun, encoding: .utf8).dropLast()))
    #expect(kill(browser, 0) != 0, "the browser is gone")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path()) == ["begun"])
    #expect(try book.files().allSatisfy { !$0.hasPrefix("site/") })
  }

  @Test(
    .enabled(if: AdversityTests.mounting != nil, "nobody may mount a file system here"),
    arguments: ["size=8k", "ro"])
  func leavesNothingOnAFullOrReadOnlyDisk(mountOptions: String) throws {
    let book = try Self.book()
    try book.write("", to: "site/.keep")
    // What is left is listed while the file system is there.
    let script = """
      mount -t tmpfs -o \(mountOptions) none site
      "$@"; echo "status $?"; ls -A site
      """
    let command = [
      "sh", "-c", script, "sh", CourseProcess.program, "build", "--format", "epub",
    ]
    let run = try CourseProcess(
      command: try #require(AdversityTests.mounting) + command, in: book.url
    ).run()
    #expect(run.output.hasSuffix("status 2\n"), "\(run)")
    #expect(run.errors.contains("cannot be written"), "\(run)")
  }
}
