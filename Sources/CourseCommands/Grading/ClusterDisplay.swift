import BatchGrading
import Foundation
import Synchronization

/// Shows how far a cluster has come: a line that is rewritten on a terminal, else one for each change.
final class ClusterDisplay: Sendable {
  private let style = TerminalStyle(fileDescriptor: STDERR_FILENO)
  private let shown = Mutex("")

  /// Shows what happened.
  func show(_ news: SlurmRun.News) {
    switch news {
    case .submitted(let job, let count): write("submitted \(count.counted("shard")) as job \(job)")
    case .lost(let shard, let ending, let isTriedAgain):
      write(
        "shard \(shard) ended before it was whole (\(ending)); "
          + (isTriedAgain ? "submitting it again" : "giving it up"))
    case .state(let running, let waiting, let done, let count):
      let text =
        "\(done) of \(count.counted("shard")) done · \(running) running · \(waiting) waiting"
      shown.withLock { shown in
        guard text != shown else { return }
        shown = text
        if style.isTerminal {
          Self.put("\r\u{1B}[K" + style.dim(text))
        } else {
          Self.put("course: \(text)\n")
        }
      }
    }
  }

  /// Takes the line away.
  func finish() {
    if style.isTerminal { Self.put("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    shown.withLock { _ in Self.put((style.isTerminal ? "\r\u{1B}[K" : "") + "course: \(text)\n") }
  }

  private static func put(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
