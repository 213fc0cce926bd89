import Testing

@testable import Sandbox

@Suite struct WorkSlotsTests {
  /// How many work, and how many did at most.
  private actor Count {
    private(set) var present = 0
    private(set) var most = 0
    private(set) var total = 0

    func begin() {
      present += 1
      total += 1
      most = max(most, present)
    }

    func end() { present -= 1 }
  }

  @Test func letsNoMoreWorkThanThereAreSlots() async throws {
    let slots = WorkSlots(count: 2)
    let count = Count()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await slots.use {
            await count.begin()
            for _ in 0..<10 { await Task.yield() }
            await count.end()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await count.most == 2)
    #expect(await count.present == 0)
    #expect(await count.total == 50)
  }

  @Test func aSlotComesBackFromFailedAndFromCancelledWork() async throws {
    struct Failure: Error {}
    let slots = WorkSlots(count: 1)
    await #expect(throws: Failure.self) { try await slots.use { throw Failure() } }
    try await slots.use {
      let waiting = Task { try await slots.use { Issue.record("it was cancelled") } }
      while await slots.waitingCount == 0 { await Task.yield() }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
    #expect(try await slots.use { 7 } == 7)
  }
}
