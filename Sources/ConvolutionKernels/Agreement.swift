import Synchronization

/// Whether something holds for all threads that have a say.
final class Agreement: Sendable {
  private let value = Atomic<Bool>(true)

  /// Whether nobody has objected yet.
  var holds: Bool { value.load(ordering: .relaxed) }

  /// Adds one thread's word.
  func also(_ word: Bool) {
    if !word { value.store(false, ordering: .relaxed) }
  }
}
