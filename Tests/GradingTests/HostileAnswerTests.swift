import Diagnostics
import ExerciseValues
import Foundation
import Grading
import Sandbox
import Testing

/// Answers that want points, secrets or the machine, and what they get.
@Suite struct HostileAnswerTests {
  /// What this machine can do; continuous integration often has no namespaces.
  private static let levels: [Isolation.Level] = [.namespaces, .landlock, .filter]

  private func folder(_ level: Isolation.Level? = nil) async throws -> ExerciseFolder {
    try await ExerciseFolder.doubling(level: level)
  }

  private func report(
    _ expression: String, before: String = "", seconds: Int = 20, level: Isolation.Level? = nil
  ) async throws -> ExerciseReport {
    try await ExerciseFolder.doubling(settings: "seconds: \(seconds)", level: level).check(
      ExerciseFolder.answer(expression, before: "import Glibc\n" + before))
  }

  // MARK: Forging a verdict

  @Test(arguments: [
    // Text that looks like a verdict.
    ##"print("ALL TESTS PASSED"); print(#"{"score": 3, "status": "solved"}"#); return input"##,
    // No answer, an empty one, NaN, and the right numbers in another shape.
    "return Tensor(zeros: [0])",
    "return input.map { _ in Float.nan }",
    "return (input + input).reshaped(to: [1, input.scalarCount])",
  ]) func earnsNothingWithWrongValues(expression: String) async throws {
    let report = try await report(expression)
    #expect(report.status == .wrong)
    #expect(report.points == 0)
    #expect(report.failures[0].failure == nil)
  }

  @Test(arguments: [
    ("exit(0)", ""),
    ("_ = never; return input", "let never: Int = { _exit(0) }()"),
    (
      "return input",
      """
      @used @section(".init_array")
      let early: @convention(c) () -> Void = { _exit(0) }
      """
    ),
  ]) func earnsNothingByLeaving(expression: String, before: String) async throws {
    let report = try await report(expression, before: before)
    #expect(report.points == 0)
    #expect(report.failures.first?.failure == .ended(status: 0), "\(report.diagnostics)")
  }

  @Test func earnsNothingByFramesOnEveryDescriptor() async throws {
    let forgery = """
      let frame: [UInt8] = [13, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
      func flood() {
        for descriptor in Int32(1)..<64 { _ = write(descriptor, frame, frame.count) }
      }
      """
    let report = try await report("flood(); return input", before: forgery)
    #expect(report.points == 0)
    let huge = try await self.report(
      "_ = write(3, [255, 255, 255, 255, 0, 0, 0, 0, 0] as [UInt8], 9); sleep(9); return input")
    #expect(huge.failures[0].failure == .tooLarge(bytes: 4_294_967_295))
  }

  /// Where a property decides there is no right answer whose size could be compared.
  @Test(arguments: [3_300_000, 4_000_000_000])
  func refusesAHugeAnswerAtItsHead(count: Int) async throws {
    let checks = """
      import ExerciseChecks

      let checks = Checks(property: { (numbers: [Int]) in .fails("none is right") })
      func addCases() { checks.group("all", points: 1) { checks.example("") } }

      """
    let folder = try await ExerciseFolder(
      kind: "value", entry: "let numbers: [Int]", settings: "seconds: 20",
      files: ["Checks.swift": checks])
    let length = 5 + 2 * count
    let answer = """
      import Glibc

      let numbers: [Int] = {
        func send(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        let head = send(\(min(length, 0xffff_ffff))) + send(0) + [0, 6] + send(\(count))
        _ = write(3, head, head.count)
        let part = [UInt8](repeating: 4, count: 1 << 16)
        while write(3, part, part.count) > 0 {}
        _exit(0)
      }()

      """
    let report = try await folder.check(answer)
    let failure = report.failures.first?.failure
    #expect(failure == .tooLarge(bytes: min(length, 0xffff_ffff)), "\(report.diagnostics)")
    let long = try await folder.check("let numbers = Array(repeating: 1, count: 9000)\n")
    #expect(long.failures.first?.failure == .tooLarge(bytes: 5 + 9 * 9000))
    let wide = try await folder.check("let numbers = Array(repeating: 1, count: 5000)\n")
    #expect(wide.failures.first?.got == nil)
    #expect(wide.failures.first?.difference == ["none is right"])
  }

  @Test func comparesWithItsOwnOperators() async throws {
    let lies = """
      public func == (a: Tensor, b: Tensor) -> Bool { true }
      public func == (a: [Float], b: [Float]) -> Bool { true }
      public func abs(_ x: Float) -> Float { 0 }
      extension Array where Element == Float { var count: Int { 2 } }
      """
    let report = try await report("return input", before: lies)
    #expect(report.points == 0)
    #expect(report.mistake?.id == "unchanged")
  }

  @Test func cannotCallWhatIsNotLinked() async throws {
    // The innermost loop of the fast engine, which the course library exports.
    let thief = """
      @_silgen_name("kernel_best_level") func stolen() -> Int32
      """
    let report = try await report("return stolen() > 0 ? input + input : input", before: thief)
    #expect(report.failures.first?.failure == .ended(status: 71))
  }

  @Test func namesTheStudentsFileWhateverItClaimsToBe() async throws {
    let answer = "#sourceLocation(file: \"/etc/passwd\", line: 1)\nlet broken: Int = \"x\"\n"
    let report = try await folder().check(answer)
    #expect(report.status == .refused)
    #expect(report.diagnostics.allSatisfy { $0.range?.path == "work/task.swift" })
  }

  // MARK: Exhausting the machine

  @Test func stopsWhatNeverEnds() async throws {
    for (expression, kind) in [
      ("while true {}", ProcessLimits.Kind.processorTime),
      ("while true { sleep(1) }", .wallTime), ("raise(SIGSTOP); return input", .wallTime),
    ] {
      let report = try await report(expression, seconds: 1)
      #expect(report.failures[0].failure == .exceeded(kind), "\(expression)")
    }
  }

  @Test func stopsWhatIgnoresSignals() async throws {
    let report = try await report(
      "for number in Int32(1)..<32 { signal(number, SIG_IGN) }; while true {}", seconds: 1)
    #expect(report.failures[0].failure == .exceeded(.processorTime))
  }

  @Test func stopsWhatPrintsForEver() async throws {
    let report = try await report("while true { print(\"\\u{1B}[2J\\0 no end\") }")
    #expect(report.failures[0].failure == .exceeded(.output))
    #expect((1...20_000).contains(report.failures[0].printed.utf8.count))
  }

  @Test(arguments: [nil, .filter, .limits] as [Isolation.Level?])
  func stopsWhatTakesAllMemory(level: Isolation.Level?) async throws {
    let report = try await report(
      """
      var hoard: [[Int]] = []
      while true {
        hoard.append([])
        hoard[hoard.count - 1].reserveCapacity(1 << 24)
      }
      """, level: level)
    #expect(report.failures.first?.failure == .exceeded(.memory), "\(report.diagnostics)")
  }

  /// Only the kernel says why a program ended: its status and its words are a student's to choose.
  @Test(arguments: [
    "exit(137)", "exit(152)", "exit(153)", "exit(134)", "raise(SIGKILL)", "raise(SIGXCPU)",
    "raise(SIGXFSZ)", "_ = write(2, \"failed to allocate 9 bytes\", 26); abort()",
  ])
  func choosesNoReason(expression: String) async throws {
    let report = try await report("\(expression)\nreturn input")
    let failure = try #require(report.failures.first?.failure, "\(report.diagnostics)")
    if case .exceeded(let kind) = failure { Issue.record("\(kind)") }
  }

  @Test func saysThatAnAnswerCrashed() async throws {
    let index = try await report("return [input][Int(input.scalars[0])]")
    #expect(
      index.failures[0].failure == .crashed(message: "Index out of range", line: 5))
    let recursion = try await report(
      "return deep(input)", before: "func deep(_ x: Tensor) -> Tensor { deep(x) + x }")
    guard case .crashed = recursion.failures[0].failure else {
      Issue.record("\(recursion.failures[0])")
      return
    }
    let own = try await report("fatalError(\"not yet\")")
    #expect(own.failures[0].failure == .crashed(message: "not yet", line: 5))
  }

  @Test func goesOnBehindACrash() async throws {
    let report = try await report("return input.scalarCount == 2 ? [input][7] : input + input")
    #expect(report.groups[0].right == 0)
    #expect(report.groups[1].right > 5)
  }

  // MARK: Getting out

  @Test(arguments: levels) func getsNowhere(level: Isolation.Level) async throws {
    guard try await folder().grader.level >= level else { return }
    let probes = """
      @_silgen_name("fork") func split() -> Int32
      @_silgen_name("syscall") func call(_ number: Int, _ a: Int, _ b: Int, _ c: Int) -> Int

      struct Got: Error { var what: String }

      func attack() throws {
        if split() >= 0 { throw Got(what: "a process") }
        let stream = Int32(SOCK_STREAM.rawValue)
        for family in [AF_UNIX, AF_INET, 16, 40] where socket(family, stream, 0) >= 0 {
          throw Got(what: "a socket of family \\(family)")
        }
        if kill(getppid(), 0) == 0 && getppid() > 1 { throw Got(what: "its parent") }
        if call(SYSCALL_MEMFD, 0, 0, 0) >= 0 { throw Got(what: "a file in memory") }
        if call(SYSCALL_PTRACE, 16, Int(getppid()), 0) == 0 { throw Got(what: "a debugger") }
        for descriptor in Int32(5)..<1024 where fcntl(descriptor, F_GETFD) >= 0 {
          throw Got(what: "descriptor \\(descriptor)")
        }
        NAMESPACES
      }
      """
    let namespaces = """
      for path in ["/etc/passwd", "/root", "/home", "/proc/1/root/etc/passwd", "CHECKS"]
      where access(path, R_OK) == 0 { throw Got(what: path) }
      for path in ["/x", "/tmp/x", "/dev/shm/x", "/answer/x", "/proc/x", "/usr/lib/x"]
      where open(path, O_CREAT | O_WRONLY, 0o600) >= 0 { throw Got(what: path) }
      if kill(-1, SIGKILL) == 0 { throw Got(what: "everybody") }
      """
    let folder = try await folder(level)
    let checks = folder.url.appending(path: "exercises/task/Checks.swift").path
    let code =
      probes
      .replacing("NAMESPACES", with: level == .namespaces ? namespaces : "")
      .replacing("CHECKS", with: checks)
      .replacing("SYSCALL_MEMFD", with: "319").replacing("SYSCALL_PTRACE", with: "101")
    let answer = ExerciseFolder.answer(
      "do { try attack(); return input + input } catch { fatalError(\"got \\(error)\") }",
      before: "import Glibc\n" + code)
    let report = try await folder.check(answer)
    #expect(
      report.status == .solved, "\(report.failures.first?.failure as Any) \(report.diagnostics)")
    #expect(report.level == level)
  }

  @Test(arguments: Isolation.Level.allCases)
  func leavesNothingBehind(level: Isolation.Level) async throws {
    guard try await folder().grader.level >= level else { return }
    let folder = try await folder(level)
    let mark = folder.url.appending(path: "mark").path
    let daemon = """
      @_silgen_name("fork") func split() -> Int32

      func haunt() {
        if split() != 0 { return }
        setsid()
        if split() != 0 { _exit(0) }
        usleep(1_500_000)
        close(open("\(mark)", O_CREAT | O_WRONLY, 0o600))
        _exit(0)
      }
      """
    let report = try await folder.check(
      ExerciseFolder.answer("haunt(); return input + input", before: "import Glibc\n" + daemon))
    if level > .limits { #expect(report.status == .solved) }
    try await Task.sleep(for: .seconds(2.5))
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func refusesFilesThatAreNone() async throws {
    let folder = try await folder()
    let exercise = try folder.exercise
    let work = StudentWork(root: folder.url.path)
    let path = folder.url.appending(path: "work/task.swift").path
    try folder.write("", to: "work/other.txt")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
    #expect(throws: GradingError.cannotRead(path: path, reason: "it is a symbolic link")) {
      try work.answer(to: exercise)
    }
    try FileManager.default.removeItem(atPath: path)
    mkfifo(path, 0o600)
    #expect(throws: GradingError.cannotRead(path: path, reason: "it is not a regular file")) {
      try work.answer(to: exercise)
    }
    try FileManager.default.removeItem(atPath: path)
    try Data(repeating: 32, count: 1 << 19).write(to: URL(filePath: path))
    #expect(throws: GradingError.cannotRead(path: path, reason: "it has more than 256 KiB")) {
      try work.answer(to: exercise)
    }
  }

  @Test func boundsTheCompilersTime() async throws {
    let bomb = repeatElement("1 + 2.5 - \"x\" + [3]", count: 8).joined(separator: " * ")
    let report = try await report("return input", before: "let x = \(bomb)")
    #expect([.refused, .overLimit].contains(report.status))
    #expect(
      ["answer-compile", "answer-compiler-limit"].contains(report.diagnostics.first?.id))
  }
}
