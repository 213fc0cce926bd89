/// Lets a number of tasks work at one time; others wait, in the order in which they came.
///
///     let slots = WorkSlots(count: cores)
///     let report = try await slots.use { try await grade(answer) }
package actor WorkSlots {
  private var free: Int
  private var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  private var lastTicket = 0

  /// Creates slots that are all free.
  package init(count: Int) {
    free = max(1, count)
  }

  /// Works as soon as a slot is free.
  ///
  /// - Parameter work: What to do.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws; `CancellationError` if the task is cancelled before it began.
  package nonisolated func use<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    guard await take() else { throw CancellationError() }
    do {
      let result = try await work()
      await giveBack()
      return result
    } catch {
      await giveBack()
      throw error
    }
  }

  /// How many wait.
  package var waitingCount: Int { waiting.count }

  private func take() async -> Bool {
    if Task.isCancelled { return false }
    if free > 0 {
      free -= 1
      return true
    }
    lastTicket += 1
    let ticket = lastTicket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: false)
        } else {
          waiting.append((ticket, continuation))
        }
      }
    } onCancel: {
      Task { await self.leave(ticket) }
    }
  }

  private func leave(_ ticket: Int) {
    guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiting.remove(at: index).continuation.resume(returning: false)
  }

  private func giveBack() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().continuation.resume(returning: true)
    }
  }
}
