import GradeRecords
import Synchronization

/// Submissions to grade, which several slots take from until none is left.
final class WorkList<Item: Sendable>: Sendable {
  private struct State {
    var place = 0
    var done = 0
    var summary: BatchRun.Summary
  }

  private let items: [Item]
  private let student: @Sendable (Item) -> Student.ID
  private let stop: BatchRun.Stop
  private let progress: @Sendable (BatchRun.Progress) -> Void
  private let state: Mutex<State>

  /// Creates a list.
  ///
  /// - Parameters:
  ///   - items: The submissions in order.
  ///   - stop: Asks the slots to take nothing else.
  ///   - student: Returns whose submission an item is.
  ///   - progress: Called from any thread as submissions are done.
  init(
    _ items: [Item], stop: BatchRun.Stop, student: @escaping @Sendable (Item) -> Student.ID,
    progress: @escaping @Sendable (BatchRun.Progress) -> Void
  ) {
    self.items = items
    self.student = student
    self.stop = stop
    self.progress = progress
    state = Mutex(State(summary: BatchRun.Summary(count: items.count)))
  }

  /// Does the work, so many items at a time.
  ///
  /// - Returns: What came of it.
  /// - Throws: The first error of an item; what is done stays done.
  func run(
    jobs: Int, _ work: @escaping @Sendable (Item) async throws -> BatchRun.Outcome
  ) async throws -> BatchRun.Summary {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, jobs) {
        group.addTask {
          while let item = self.next() { self.note(try await work(item), item) }
        }
      }
      try await group.waitForAll()
    }
    return state.withLock { $0.summary }
  }

  /// The next item; `nil` if there is none, or the run was asked to stop.
  private func next() -> Item? {
    state.withLock { state in
      guard state.place < items.count else { return nil }
      guard !stop.isAsked, !Task.isCancelled else {
        state.summary.isStopped = true
        return nil
      }
      state.place += 1
      return items[state.place - 1]
    }
  }

  private func note(_ outcome: BatchRun.Outcome, _ item: Item) {
    let reached = state.withLock { state in
      state.done += 1
      switch outcome {
      case .graded: state.summary.graded += 1
      case .elsewhere: state.summary.elsewhere += 1
      case .known: break
      }
      return BatchRun.Progress(
        done: state.done, count: items.count, graded: state.summary.graded, student: student(item))
    }
    progress(reached)
  }
}
