import FoundationEssentials
import Glibc
import Testing

@testable import Sandbox

@Suite struct LifetimeTests {
  /// A script that leaves a child behind, with the numbers of both printed into a file.
  func scriptWithChild(writing file: String) -> String {
    "sleep 300 & echo $$ $! > \(file).part; mv \(file).part \(file); wait"
  }

  @Test func killsGroupOnCancellation() async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/processes"
    let command = shell(scriptWithChild(writing: file))
    let task = Task { try await command.run(within: generous) }
    let processes = try await numbers(in: file)
    task.cancel()
    await #expect(throws: SandboxError.cancelled) { try await task.value }
    for process in processes { #expect(await isGone(process)) }
  }

  @Test func startsNothingInCancelledTask() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await shell("echo started").run(within: generous)
    }
    await #expect(throws: SandboxError.cancelled) { try await task.value }
  }

  @Test func killsChildrenThatOutliveLeader() async throws {
    let result = try await shell("sleep 300 & echo $!").run(within: generous)
    let child = try #require(pid_t(result.outputText.dropLast()))
    #expect(await isGone(child))
  }

  @Test func killsWhatLeftGroupAndSession() async throws {
    let result = try await shell("setsid sh -c 'echo $$; exec sleep 300' & sleep 0.3")
      .run(within: generous)
    let child = try #require(pid_t(result.outputText.dropLast()))
    #expect(await isGone(child))
  }

  /// Started by the two tests below in a process of its own, which they kill.
  @Test(.enabled(if: getenv("PARENT_TO_KILL") != nil))
  func parentToKill() async throws {
    let file = try #require(ProcessInfo.processInfo.environment["PARENT_TO_KILL"])
    InterruptHandling.install()
    let folder = try TemporaryFolder()
    let script = "cd \(folder.path); " + scriptWithChild(writing: file)
    _ = try await shell(script).run(within: generous)
  }

  @Test(
    .disabled(if: getenv("PARENT_TO_KILL") != nil),
    arguments: [
      (SIGKILL, ProcessResult.Ending.signalled(Int(SIGKILL))),
      (SIGINT, .exited(130)),
      (SIGTERM, .exited(143)),
    ])
  func endsGroupWithParent(_ number: Int32, _ ending: ProcessResult.Ending) async throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/processes"
    let command = try parentToKill(writing: file)
    var limits = generous
    limits.memoryBytes = 1 << 40
    let parent = Task { [limits] in try await command.run(within: limits) }
    let processes = try await numbers(in: file)
    let place = try FileManager.default.destinationOfSymbolicLink(
      atPath: "/proc/\(processes[0])/cwd")
    // Between the two stands the guard.
    let guardNumber = try #require(parentNumber(of: processes[0]))
    kill(try #require(parentNumber(of: guardNumber)), number)
    for process in processes { #expect(await isGone(process)) }
    #expect(try await parent.value.ending == ending)
    // Nobody can tidy up after SIGKILL.
    #expect(FileManager.default.fileExists(atPath: place) == (number == SIGKILL))
    try? FileManager.default.removeItem(atPath: place)
  }

  private func parentToKill(writing file: String) throws -> Command {
    var environment = ProcessInfo.processInfo.environment
    environment["PARENT_TO_KILL"] = file
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let arguments = ["--testing-library", "swift-testing", "--filter", "parentToKill"]
    return Command(tests, arguments, environment: environment)
  }

  @Test func runsManyAtOnce() async throws {
    let descriptors = try openDescriptorCount()
    let outputs = try await withThrowingTaskGroup(of: String.self) { group in
      for index in 0..<60 {
        group.addTask { try await shell("echo \(index)").run(within: generous).outputText }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(outputs == Set((0..<60).map { "\($0)\n" }))
    // Tests beside this one open descriptors too, but each only for moments.
    for _ in 0..<1000 where try openDescriptorCount() > descriptors + 20 {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(try openDescriptorCount() <= descriptors + 20)
  }

  @Test func temporaryFolderGoesWithItsValue() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let path = try #require(folder?.path)
    #expect(FileManager.default.createFile(atPath: path + "/file", contents: nil))
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  private func openDescriptorCount() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  /// The process numbers that a script wrote, once it has.
  private func numbers(in file: String) async throws -> [pid_t] {
    for _ in 0..<1000 {
      if let text = try? String(contentsOfFile: file, encoding: .utf8) {
        return text.split { $0 == " " || $0 == "\n" }.compactMap { pid_t($0) }
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw SandboxError.systemCall("script did not start", errno: 0)
  }

  private func parentNumber(of process: pid_t) -> pid_t? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return nil
    }
    return text.split(separator: " ").dropFirst(3).first.flatMap { pid_t($0) }
  }

  /// Whether a process ends within moments; a zombie that nobody has collected counts as gone.
  private func isGone(_ process: pid_t) async -> Bool {
    for _ in 0..<500 {
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      guard let stat else { return true }
      if stat.contains(") Z ") { return true }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}
