import Foundation
import Testing

/// Trouble of the machine, the toolchain and the exercise, which is never marked as the student's.
@Suite struct NotGradedTests {
  private static let right =
    "import TensorCore\n\nfunc doubled(_ input: Tensor, times: Int) -> Tensor {\n  input * Float(1 << times)\n}\n"

  /// A book with the exercise `doubling` and the right answer to it, which has earned its points.
  private func solvedBook() throws -> BookFolder {
    let book = try BookFolder(chapters: [BookFolder.chapter("One", "Text.")])
    #expect(try book.course("new", "exercise", "doubling").status == 0)
    try book.write(Self.right, to: "work/doubling.swift")
    let result = try book.course("check", "doubling")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    return book
  }

  /// Checks the answer, changed so that no report of it is kept, and expects that nothing is marked.
  private func expectNotGraded(
    _ book: BookFolder, command: [String] = [CourseProcess.program, "check", "doubling"],
    environment: [String: String] = [:]
  ) throws -> String {
    let before = try book.read("work/progress.json")
    try book.write(Self.right + "// \(UUID().uuidString)\n", to: "work/doubling.swift")
    let result = try CourseProcess(command: command, in: book.url, environment: environment).run()
    #expect(result.status == 2, "\(result)")
    #expect(!result.output.contains("0 of 3"), "\(result)")
    #expect(try book.read("work/progress.json") == before)
    // The same file earns what it is worth when the trouble is over.
    let again = try book.course("check", "doubling")
    #expect(again.status == 0, "\(again)")
    return result.errors
  }

  /// A toolchain whose compiler and linker are small programs with these bodies.
  private func toolchain(frontend: String, linker: String) throws -> URL {
    let compiler = try CourseProcess(
      command: ["sh", "-c", #"readlink -f "$(command -v swiftc)""#], in: URL(filePath: "/")
    ).run().output.trimmingCharacters(in: .newlines)
    let bin = URL(filePath: compiler).deletingLastPathComponent()
    let usr = try TemporaryFolder.make().appending(path: "usr")
    let files = FileManager.default
    try files.createDirectory(
      at: usr.appending(path: "bin"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: usr.appending(path: "lib"),
      withDestinationURL: bin.deletingLastPathComponent().appending(path: "lib"))
    let script = usr.appending(path: "bin/swiftc")
    let real = bin.appending(path: "swiftc").path
    try Data("#!/bin/bash\nexec \(real) \"$@\"\n".utf8).write(to: script)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    for (name, body) in ["swift-frontend": frontend, "ld.lld": linker] {
      let source = usr.appending(path: "\(name).c")
      try Data("#include <signal.h>\n#include <stdio.h>\nint main(void) { \(body) }\n".utf8)
        .write(to: source)
      // Static, since there is no shell and no library where compilers run.
      let made = try CourseProcess(
        command: [
          bin.appending(path: "clang").path, "-static", "-o",
          usr.appending(path: "bin/\(name)").path, source.path,
        ], in: usr
      ).run()
      #expect(made.status == 0, "\(made)")
    }
    return usr.deletingLastPathComponent()
  }

  @Test(arguments: [
    // Killed, crashed, without room for its result, and without a module of its own.
    ("raise(SIGKILL);", "blames no line"),
    ("raise(SIGSEGV);", "blames no line"),
    (
      #"fputs("<unknown>:0: error: No space left on device\n", stderr); return 1;"#,
      "free some space"
    ),
    (
      #"fputs("answer.swift:1:8: error: no such module 'TensorCore'\n", stderr); return 1;"#,
      "no such module"
    ),
  ]) func leavesTheMarkWhereTheCompilerFails(frontend: String, words: String) throws {
    let folder = try toolchain(frontend: frontend, linker: "return 1;")
    let errors = try expectNotGraded(
      try solvedBook(), environment: ["TOOLCHAIN": folder.path])
    #expect(errors.contains("'doubling' was not graded"), "\(errors)")
    #expect(errors.contains(words), "\(errors)")
    #expect(errors.contains("help: "))
  }

  @Test func leavesTheMarkWhereTheLinkerFails() throws {
    let folder = try toolchain(
      frontend: "return 0;",
      linker: #"fputs("ld.lld: error: cannot open answer.o\n", stderr); return 1;"#)
    let errors = try expectNotGraded(
      try solvedBook(), environment: ["TOOLCHAIN": folder.path])
    #expect(errors.contains("cannot open answer.o"), "\(errors)")
  }

  @Test func leavesTheMarkWhereThereIsNoToolchain() throws {
    let errors = try expectNotGraded(try solvedBook(), environment: ["TOOLCHAIN": "/none"])
    #expect(errors.contains("no 'swiftc'"), "\(errors)")
  }

  @Test(
    .enabled(if: AdversityTests.mounting != nil, "nobody may mount a file system here"))
  func leavesTheMarkWhereTheDiskIsFull() throws {
    let script = #"mount -t tmpfs -o size=16k none /mnt && TMPDIR=/mnt exec "$@""#
    let command =
      try #require(AdversityTests.mounting)
      + ["sh", "-c", script, "sh", CourseProcess.program, "check", "doubling"]
    let errors = try expectNotGraded(try solvedBook(), command: command)
    #expect(errors.contains("help: free some space on the disk"), "\(errors)")
  }

  @Test func compilesDamagedModulesAgain() throws {
    let book = try solvedBook()
    let modules = try book.files().filter { $0.hasSuffix(".pcm") }
    #expect(!modules.isEmpty)
    for module in modules { try book.write("no module", to: module) }
    try book.write(Self.right + "// again\n", to: "work/doubling.swift")
    let result = try book.course("check", "doubling")
    #expect(result.status == 0, "\(result)")
  }

  @Test func gradesTheOthersWhereOneCannotBe() throws {
    let book = try solvedBook()
    for name in ["linked", "latin", "large", "piped"] {
      #expect(try book.course("new", "exercise", name).status == 0)
    }
    let work = book.url.appending(path: "work")
    try FileManager.default.createSymbolicLink(
      at: work.appending(path: "linked.swift"), withDestinationURL: URL(filePath: "/etc/passwd"))
    try Data([0x2F, 0x2F, 0xE9]).write(to: work.appending(path: "latin.swift"))
    try Data(repeating: 32, count: 300_000).write(to: work.appending(path: "large.swift"))
    #expect(mkfifo(work.appending(path: "piped.swift").path, 0o600) == 0)
    for names in [["linked", "latin", "large", "piped", "doubling"], []] {
      let command = [CourseProcess.program, "check", "--quick"] + names
      let result = try CourseProcess(command: command, in: book.url).run()
      #expect(result.status == 2, "\(result)")
      for (name, remedy) in [
        ("linked", "replace the link by the file itself"), ("latin", "save the file as UTF-8"),
        ("large", "shorten it"), ("piped", "delete it"),
      ] {
        #expect(result.errors.contains("'\(name)' was not graded"), "\(result)")
        #expect(result.errors.contains("help: \(remedy)"), "\(result)")
      }
      #expect(!result.errors.contains("'doubling' was not"), "\(result)")
      if names.isEmpty { #expect(result.output.contains("chapters")) }
    }
    let json = try CourseProcess(
      command: [CourseProcess.program, "check", "latin", "doubling", "--format", "json"],
      in: book.url
    ).run().output
    let reports = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(reports?.map { $0["status"] as? String } == ["notGraded", "solved"])
  }

  @Test func readsAnotherAnswerWithTheSameCare() throws {
    let book = try solvedBook()
    let link = book.url.appending(path: "link.swift")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: URL(filePath: "/etc/passwd"))
    for (path, words) in [
      ("link.swift", "it is a symbolic link"), ("none.swift", "there is no such file"),
      (".", "it is not a regular file"),
    ] {
      let result = try book.course("check", "doubling", "--answer", path)
      #expect(result.status == 2)
      #expect(result.errors.contains(words), "\(result)")
      #expect(!result.output.contains("root:"))
    }
    #expect(try book.course("check", "doubling", "--answer", "work/doubling.swift").status == 0)
  }
}
