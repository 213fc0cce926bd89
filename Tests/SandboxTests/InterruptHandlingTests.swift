import Foundation
import Testing

@testable import Sandbox

@Suite struct InterruptHandlingTests {
  @Test func endsTheProgramWhileEveryThreadOfTasksIsBusy() async {
    await #expect(processExitsWith: .exitCode(128 + SIGTERM)) { await Self.spin(until: SIGTERM) }
    await #expect(processExitsWith: .exitCode(128 + SIGINT)) { await Self.spin(until: SIGINT) }
  }

  /// Keeps all threads on which tasks run from ever being free, and sends a signal.
  private static func spin(until number: Int32) async {
    // The test fails, and does not hang, where the signal does nothing.
    alarm(120)
    InterruptHandling.install()
    let pid = getpid()
    // One that comes before the handler is in place is lost.
    Thread.detachNewThread {
      while true {
        kill(pid, number)
        usleep(10_000)
      }
    }
    for _ in 0..<64 { Task.detached { while true {} } }
    while true {}
  }
}
