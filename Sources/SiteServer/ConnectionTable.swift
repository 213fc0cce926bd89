import Glibc
import Synchronization

/// The connections of the moment: so many at most, and those that say nothing make room first.
final class ConnectionTable: Sendable {
  private struct Entry {
    var descriptor: Int32
    var isAnswering = false
    var isDropped = false
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var last = 0

    /// How many were not told to end.
    var remaining: Int { entries.values.count { !$0.isDropped } }

    /// Makes the thread of the oldest connection without a request see its end.
    mutating func dropOldest() {
      let silent = entries.filter { !$0.value.isAnswering && !$0.value.isDropped }
      guard let oldest = silent.keys.min(), let entry = entries[oldest] else { return }
      entries[oldest]?.isDropped = true
      shutdown(entry.descriptor, Int32(SHUT_RDWR))
    }
  }

  private let capacity: Int
  private let state = Mutex(State())

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Takes a connection in.
  ///
  /// - Returns: Its number; `nil` if all others are being answered. Then it is closed.
  func admit(_ descriptor: Int32) -> Int? {
    // A dropped connection ends at once, but on a thread of its own.
    while state.withLock({ $0.entries.values.count(where: \.isDropped) }) >= capacity {
      poll(nil, 0, 1)
    }
    return state.withLock { state in
      if state.remaining >= capacity { state.dropOldest() }
      guard state.remaining < capacity else {
        close(descriptor)
        return nil
      }
      state.last += 1
      state.entries[state.last] = Entry(descriptor: descriptor)
      return state.last
    }
  }

  /// Keeps a connection from being dropped: its request is one of somebody who may ask.
  func noteAnswering(_ number: Int) {
    state.withLock { $0.entries[number]?.isAnswering = true }
  }

  /// Closes a connection that is over.
  func end(_ number: Int) {
    state.withLock { state in
      // Below the lock, so that no other connection has the descriptor's number while it is dropped.
      if let entry = state.entries.removeValue(forKey: number) { close(entry.descriptor) }
    }
  }

  /// Makes room, if there is a connection without a request.
  func dropOldest() {
    state.withLock { $0.dropOldest() }
  }
}
