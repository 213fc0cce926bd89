import FoundationEssentials
import Glibc
import Testing

@testable import Sandbox

@Suite struct LimitTests {
  @Test func stopsAtWallTime() async throws {
    var limits = generous
    limits.wallSeconds = 0.1
    let result = try await shell("echo begun; sleep 60").run(within: limits)
    #expect(result.ending == .exceeded(.wallTime))
    #expect(result.outputText == "begun\n")
  }

  @Test func stopsAtProcessorTime() async throws {
    var limits = generous
    limits.processorSeconds = 1
    // On a busy machine, a second of the processor can take long.
    limits.wallSeconds = 300
    let result = try await shell("while :; do :; done").run(within: limits)
    #expect(result.ending == .exceeded(.processorTime))
  }

  @Test func capsEndlessPrint() async throws {
    var limits = generous
    limits.outputBytes = 10_000
    let result = try await Command("/usr/bin/yes").run(within: limits)
    #expect(result.ending == .exceeded(.output))
    #expect(result.standardOutput.count == 10_000)
  }

  @Test func capsEveryStream() async throws {
    var limits = generous
    limits.outputBytes = 5000
    let result = try await shell("exec yes >&3").run(within: limits)
    #expect(result.ending == .exceeded(.output))
    #expect(result.values.count == 5000)
  }

  @Test func limitsMemory() async throws {
    var limits = generous
    limits.memoryBytes = 64 << 20
    let greedy = "dd if=/dev/zero of=/dev/null bs=256M count=1"
    let result = try await shell(greedy).run(within: limits)
    #expect(!result.isSuccess)
    #expect(result.errorText.contains("memory exhausted"))
  }

  @Test func namesMemoryWhenSwiftHasNone() async throws {
    let script = "echo 'Fatal error: failed to allocate 9 bytes of memory' >&2; kill -ABRT $$"
    let result = try await shell(script).run(within: generous)
    #expect(result.ending == .exceeded(.memory))
  }

  /// What the exit status and the words of a program say of a limit is the program's to choose.
  @Test(arguments: ["exit 137", "exit 152", "exit 153", "kill -XCPU $$", "kill -KILL $$"])
  func believesNoStatusThatLooksLikeALimit(script: String) async throws {
    let result = try await shell(script).run(within: generous)
    if case .exceeded(let kind) = result.ending { Issue.record("\(kind)") }
  }

  @Test func limitsOpenFiles() async throws {
    var limits = generous
    limits.openFiles = 16
    let result = try await shell("ulimit -n").run(within: limits)
    #expect(result.outputText == "16\n")
  }

  /// Started by the test below in a process of its own with low limits.
  @Test(.enabled(if: getenv("LOW_HARD_LIMITS") != nil))
  func processWithLowHardLimits() async throws {
    var limits = generous
    limits.openFiles = 1024
    let result = try await shell("ulimit -n").run(within: limits)
    #expect(result.outputText == "300\n")
  }

  @Test(.disabled(if: getenv("LOW_HARD_LIMITS") != nil))
  func staysBelowHardLimitsOfParent() async throws {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var environment = ProcessInfo.processInfo.environment
    environment["LOW_HARD_LIMITS"] = "yes"
    let command = shell(
      "ulimit -n 300; exec '\(tests)' --testing-library swift-testing --filter LowHardLimits",
      environment: environment)
    var limits = generous
    limits.memoryBytes = 1 << 40
    limits.openFiles = 512
    let result = try await command.run(within: limits)
    #expect(result.isSuccess, "\(result.outputText)\(result.errorText)")
    #expect((result.outputText + result.errorText).contains("1 test"))
  }
}
