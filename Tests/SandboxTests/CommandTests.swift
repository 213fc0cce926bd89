import Glibc
import Testing

@testable import Sandbox

let generous = ProcessLimits(
  wallSeconds: 20, processorSeconds: 20, memoryBytes: 1 << 30, outputBytes: 1 << 20)

func shell(_ script: String, environment: [String: String] = [:], in folder: String = "/")
  -> Command
{
  Command("/bin/sh", ["-c", script], environment: environment, in: folder)
}

@Suite struct CommandTests {
  @Test(arguments: [0, 1, 127, 200])
  func reportsExitStatus(_ status: Int) async throws {
    let result = try await shell("exit \(status)").run(within: generous)
    #expect(result.ending == .exited(status))
    #expect(result.isSuccess == (status == 0))
  }

  @Test(arguments: [Int(SIGKILL), Int(SIGILL), Int(SIGTERM)])
  func reportsSignals(_ number: Int) async throws {
    let result = try await shell("kill -\(number) $$").run(within: generous)
    #expect(result.ending == .signalled(number))
  }

  @Test func keepsStreamsApart() async throws {
    let result = try await shell("echo out; echo err >&2; echo value >&3").run(within: generous)
    #expect(result.outputText == "out\n")
    #expect(result.errorText == "err\n")
    #expect(String(decoding: result.values, as: UTF8.self) == "value\n")
  }

  @Test func keepsWhatWasPrintedBeforeSignal() async throws {
    let result = try await shell("echo kept; kill -ILL $$").run(within: generous)
    #expect(result.outputText == "kept\n")
  }

  @Test func givesEmptyInput() async throws {
    let result = try await Command("/bin/cat").run(within: generous)
    #expect(result.isSuccess)
    #expect(result.standardOutput.isEmpty)
  }

  @Test func givesStatedEnvironmentAndFolderOnly() async throws {
    let command = Command("/usr/bin/env", environment: ["A": "1", "B": "two words"], in: "/usr")
    #expect(try await command.run(within: generous).outputText == "A=1\nB=two words\n")
    let place = Command("/bin/pwd", in: "/usr")
    #expect(try await place.run(within: generous).outputText == "/usr\n")
  }

  @Test func passesArgumentsUnchanged() async throws {
    let command = Command("/usr/bin/printf", ["%s|", "a b", "", "$HOME", "é"])
    #expect(try await command.run(within: generous).outputText == "a b||$HOME|é|")
  }

  @Test func closesEveryOtherDescriptor() async throws {
    let stray = open("/dev/null", O_RDONLY)
    defer { close(stray) }
    let result = try await Command("/bin/ls", ["/proc/self/fd"]).run(within: generous)
    // 4 is the folder that ls itself reads.
    #expect(result.outputText.split(separator: "\n") == ["0", "1", "2", "3", "4"])
  }

  @Test func restoresSignalsThatParentIgnores() async throws {
    signal(SIGUSR1, SIG_IGN)
    defer { signal(SIGUSR1, SIG_DFL) }
    let result = try await shell("kill -USR1 $$; echo survived").run(within: generous)
    #expect(result.ending == .signalled(Int(SIGUSR1)))
  }

  @Test func measuresTimeAndMemory() async throws {
    let result = try await shell("exit 0").run(within: generous)
    #expect(result.seconds > 0)
    #expect(result.peakMemoryBytes > 100_000)
  }

  @Test func throwsForMissingExecutable() async {
    await #expect(throws: SandboxError.cannotExecute("/no/such/program", errno: ENOENT)) {
      try await Command("/no/such/program").run(within: generous)
    }
  }

  @Test func throwsForFileThatIsNoProgram() async {
    await #expect(throws: SandboxError.cannotExecute("/etc/passwd", errno: EACCES)) {
      try await Command("/etc/passwd").run(within: generous)
    }
  }

  @Test func throwsForMissingFolder() async {
    await #expect(throws: SandboxError.cannotEnter(folder: "/no/such", errno: ENOENT)) {
      try await Command("/bin/true", in: "/no/such").run(within: generous)
    }
  }

  @Test func namesCauseInWords() {
    let error = SandboxError.cannotExecute("/no/such", errno: ENOENT)
    #expect(error.description == "cannot run '/no/such': No such file or directory")
  }
}
