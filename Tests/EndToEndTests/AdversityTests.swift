import Foundation
import Testing

/// Full disks, folders that may not be written, and impatient users.
struct AdversityTests {
  private static let sleeping = BookFolder.chapter(
    "Sleeping",
    """
    ```swift
    import Glibc
    print("begun")
    sleep(60)
    ```
    """)

  /// A command that runs another where file systems may be mounted; `nil` where nobody may.
  static let mounting: [String]? = [["unshare", "-m"], ["unshare", "-rm"]].first {
    let folder = FileManager.default.temporaryDirectory
    let mount = $0 + ["mount", "-t", "tmpfs", "none", "/mnt"]
    return (try? CourseProcess(command: mount, in: folder).run().status) == 0
  }

  /// Runs `course` with the book's hidden folder replaced by a file system of its own.
  private func check(_ book: BookFolder, mountOptions: String) throws -> CourseProcess.Result {
    try book.write("*\n", to: ".course/.gitignore")
    let script = #"mount -t tmpfs -o \#(mountOptions) none .course && exec "$@""#
    let command = ["sh", "-c", script, "sh", CourseProcess.program, "check"]
    return try CourseProcess(command: try #require(Self.mounting) + command, in: book.url).run()
  }

  @Test(
    .enabled(if: mounting != nil, "nobody may mount a file system here"),
    arguments: ["size=4k", "size=16k,nr_inodes=3", "ro"])
  func checksEvenWhenNothingCanBeRecorded(mountOptions: String) throws {
    let book = try BookFolder(chapters: [CheckTests.doubling])
    let result = try check(book, mountOptions: mountOptions)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("tensors compared        1"), "\(result)")
    #expect(result.output.contains("warning"), "\(result)")
  }

  @Test func ctrlCLeavesNoProcessAndNothingHalfWritten() async throws {
    let book = try BookFolder(chapters: [CheckTests.doubling, Self.sleeping])
    let scratch = try TemporaryFolder.make()
    let run = try CourseProcess(
      ["check"], in: book.url, environment: ["TMPDIR": scratch.path()])
    try run.start()
    try await waitUntil("the chapter sleeps") { try !processes(below: scratch).isEmpty }
    run.interrupt()
    #expect(try run.wait().status == 130)
    // What is killed needs a moment of the processor to end.
    try await waitUntil("no program is left") { try processes(below: scratch).isEmpty }
    let left = try FileManager.default.subpathsOfDirectory(atPath: scratch.path())
    #expect(left == [])
    #expect(try book.files().filter { $0.hasSuffix(".tmp") } == [])
    try book.replace("sleep(60)", with: "", in: "chapters/02-chapter.md")
    #expect(try book.course("check").status == 0)
  }

  @Test func stopsAChapterThatNeverEnds() throws {
    let loop = #"while true { print(String(repeating: "1", count: 9_999)) }"#
    let endless = BookFolder.chapter("Endless", "```swift\n\(loop)\n```")
    let book = try BookFolder(chapters: [endless, CheckTests.doubling])
    let result = try book.course("check", "--quiet")
    #expect(result.status == 1)
    #expect(result.output.contains("[snippet-output-limit]"), "\(result.output.prefix(2000))")
    #expect(result.output.utf8.count < 5000)
  }

  /// Returns the numbers of the running programs that lie below a folder.
  private func processes(below folder: URL) throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init).filter {
      let path = "/proc/\($0)/exe"
      guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        return false
      }
      return program.hasPrefix(folder.path())
    }
  }

  private func waitUntil(_ what: String, _ condition: () throws -> Bool) async throws {
    for _ in 0..<2400 {
      if try condition() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("waited in vain until \(what)")
  }
}
