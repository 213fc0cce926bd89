import ExerciseValues
import Foundation
import Grading
import Sandbox
import Testing

/// Marks on a machine that has more to do than it can.
@Suite struct BusyMachineTests {
  /// Four programs that compute until the test ends.
  private final class Load {
    private let loops = (0..<4).map { _ in Process() }

    init() throws {
      for loop in loops {
        loop.executableURL = URL(filePath: "/bin/sh")
        // Should this process be killed, they end by themselves.
        loop.arguments = ["-c", "ulimit -t 120; while :; do :; done"]
        try loop.run()
      }
    }

    deinit { for loop in loops { kill(loop.processIdentifier, SIGKILL) } }
  }

  /// Takes half a second of a processor, whatever the clock says.
  private static let slow = """
    import Glibc
    func used() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
    func compute(_ seconds: Double) { let end = used() + seconds; while used() < end {} }
    """

  @Test func changesNoMark() async throws {
    let load = try Load()
    defer { withExtendedLifetime(load) {} }
    let folder = try await ExerciseFolder.doubling(settings: "seconds: 2")
    func report(_ expression: String) async throws -> ExerciseReport {
      try await folder.check(ExerciseFolder.answer(expression, before: Self.slow))
    }
    let inTime = try await report("compute(0.5); return input + input")
    #expect(inTime.status == .solved, "\(inTime.failures)")
    let tooLong = try await report("compute(4); return input + input")
    #expect(tooLong.status == .overLimit)
    #expect(tooLong.failures.first?.failure == .exceeded(.processorTime))
    let asleep = try await report("sleep(600); return input + input")
    #expect(asleep.status == .overLimit)
    #expect(asleep.failures.first?.failure == .exceeded(.wallTime))
  }

  @Test func letsAnAnswerWaitAMoment() async throws {
    let folder = try await ExerciseFolder.doubling(settings: "seconds: 2")
    let answer = ExerciseFolder.answer(
      "if input.scalarCount == 2 { usleep(300_000) }; return input + input",
      before: "import Glibc")
    #expect(try await folder.check(answer).status == .solved)
  }
}
