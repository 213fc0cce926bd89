import Foundation
import Glibc
import Grading
import Sandbox
import Testing

/// What an answer can see and do on each level: what is promised in Documentation/Decisions.
@Suite struct IsolationTests {
  /// What the answer on one level printed, by the word before the colon.
  private func survey(_ level: Isolation.Level) async throws -> [String: String]? {
    let folder = try await ExerciseFolder.doubling(level: level)
    guard await Isolation.Level.strongest() >= level else { return nil }
    try folder.write("secret", to: "exercises/task/Solution.swift")
    // The checks are run, and their cases kept, before any answer is.
    _ = try await folder.check(ExerciseFolder.answer("input"))
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.path + "/.course/exercises/task")
    let secrets =
      ["/exercises/task/Solution.swift", "/exercises/task/Checks.swift"].map {
        folder.url.path + $0
      }
      + kept.map { folder.url.path + "/.course/exercises/task/" + $0 }
    let answer = Survey.answer(secrets: secrets, walks: level == .namespaces)
    let report = try await folder.check(answer)
    #expect(report.status == .solved, "\(report.diagnostics) \(report.failures)")
    #expect(report.level == level)
    let printed = report.printed.map(\.text).joined()
    return printed.split(separator: "\n").reduce(into: [:]) { seen, line in
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0) }
      seen[parts[0]] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
  }

  @Test(arguments: Isolation.Level.allCases)
  func keepsWhatTheLevelPromises(level: Isolation.Level) async throws {
    guard let seen = try await survey(level) else { return }
    let isRoot = geteuid() == 0
    if isRoot { #expect(seen["uid"] == "ordinary") }
    if level >= .filter {
      #expect(seen["written"] == "[]")
      #expect(seen["debugger"] == "false")
    } else if isRoot {
      // Without a filter, an answer may change what is its own: its supervisor, inside with it.
      #expect(seen["written"]?.contains(/"\/(?!proc\/\d+\/mem)/) == false, "\(seen)")
    }
    #expect(seen["descriptors"] == "[0, 1, 2, 3, 4]")
    #expect(
      seen["environment"]
        == #"["LANG", "LD_LIBRARY_PATH", "SWIFT_BACKTRACE", "SWIFT_DETERMINISTIC_HASHING"]"#
        || seen["environment"]
          == #"["LANG", "LD_LIBRARY_PATH", "PWD", "SWIFT_BACKTRACE", "SWIFT_DETERMINISTIC_HASHING"]"#
    )
    if level >= .filter {
      #expect(seen["process"] == "false")
      #expect(seen["sockets"] == "[]")
      #expect(seen["calls"] == "[]")
      #expect(seen["locks"] == "false")
      #expect(seen["signals"] == "[]")
    }
    if level >= .landlock { #expect(seen["read"] == "[]") }
    if level == .namespaces {
      #expect(seen["walked"] == "[]")
      #expect(seen["told"] == "[]")
    }
    if isRoot || level == .namespaces {
      let threads = Int(seen["threads"] ?? "") ?? 0
      #expect((1...256).contains(threads), "\(threads)")
    }
  }

  /// Runs the test above as a user without privileges, where this process is root's.
  @Test(.enabled(if: geteuid() == 0 && getenv("ORDINARY_USER") == nil))
  func keepsItForAnOrdinaryUserToo() async throws {
    let user = 60_570
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "course-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    chown(folder.path, uid_t(user), gid_t(user))
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var environment = ProcessInfo.processInfo.environment
    environment["ORDINARY_USER"] = "yes"
    environment["TMPDIR"] = folder.path
    environment["HOME"] = folder.path
    let setpriv = [
      "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups", tests, "--testing-library",
      "swift-testing", "--filter", "keepsWhatTheLevelPromises",
    ]
    let limits = ProcessLimits(
      wallSeconds: 300, processorSeconds: 300, memoryBytes: 1 << 40, outputBytes: 1 << 30,
      openFiles: 1024)
    let result = try await Command("/usr/bin/setpriv", setpriv, environment: environment)
      .run(within: limits)
    // A checkout that only root can enter cannot be tried by others.
    if result.ending == .exited(126) || result.ending == .exited(127) { return }
    #expect(result.isSuccess, "\(result.outputText)\(result.errorText)")
    #expect((result.outputText + result.errorText).contains("1 test"))
  }
}
