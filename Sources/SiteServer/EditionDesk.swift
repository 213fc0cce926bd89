/// Holds the edition that is handed out, and tells those who wait when there is a newer one.
actor EditionDesk {
  /// What a page is told: which files changed since the edition that it was made from.
  struct News: Hashable, Sendable, Encodable {
    /// The number of the present edition.
    var edition: Int

    /// The paths of the files that changed, sorted.
    var changed: [String]

    /// What is wrong with the book.
    var problems: [String]

    /// Whether a newer edition is being made.
    var isBuilding: Bool
  }

  private(set) var edition = Edition()

  /// How often what pages are told has changed; the first edition comes after 0.
  private(set) var number = 0

  private(set) var isBuilding = true
  private var lastChange: [String: Int] = [:]
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var lastTicket = 0

  /// Hands out another edition from now on.
  func publish(_ new: Edition) {
    let paths = Set(edition.files.keys).union(new.files.keys)
    let changed = paths.filter { edition.files[$0] != new.files[$0] }
    number += 1
    for path in changed { lastChange[path] = number }
    edition = new
    isBuilding = false
    wakeAll()
  }

  /// Tells pages that what they show is about to change.
  func noteBuilding() {
    guard !isBuilding else { return }
    number += 1
    isBuilding = true
    wakeAll()
  }

  /// Waits until something is newer than an edition, but not for ever.
  ///
  /// - Parameters:
  ///   - known: The number of the edition that the page was told of last.
  ///   - shown: The number of the edition that the page is from.
  ///   - longest: How long to wait.
  /// - Returns: The news, which may be that nothing changed.
  func news(since known: Int, shown: Int, waitingAtMost longest: Duration) async -> News {
    if number <= known {
      lastTicket += 1
      let ticket = lastTicket
      let alarm = Task {
        try await Task.sleep(for: longest)
        wake(ticket)
      }
      await withCheckedContinuation { waiting[ticket] = $0 }
      alarm.cancel()
    }
    return News(
      edition: number, changed: lastChange.filter { $0.value > shown }.keys.sorted(),
      problems: edition.problems, isBuilding: isBuilding)
  }

  private func wake(_ ticket: Int) {
    waiting.removeValue(forKey: ticket)?.resume()
  }

  private func wakeAll() {
    for continuation in waiting.values { continuation.resume() }
    waiting = [:]
  }
}
