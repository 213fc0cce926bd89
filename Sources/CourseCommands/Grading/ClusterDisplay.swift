import BatchGrading
import Diagnostics
import Foundation
import Synchronization

/// Shows how far a cluster has come: a line that is rewritten on a terminal, else one for each change.
final class ClusterDisplay: Sendable {
  private let style = TerminalStyle(fileDescriptor: STDERR_FILENO)
  private let shown = Mutex("")
  private let start = Mutex<(time: ContinuousClock.Instant, graded: Int)?>(nil)

  /// Shows what happened.
  func show(_ news: SlurmRun.News) {
    switch news {
    case .submitted(let job, let count): write("submitted \(count.counted("shard")) as job \(job)")
    case .lost(let shard, let ending, let isTriedAgain):
      write(
        "shard \(shard) ended before it was whole (\(ending)); "
          + (isTriedAgain ? "submitting it again" : "giving it up"))
    case .state(let state): show(state)
    }
  }

  private func show(_ state: SlurmRun.State) {
    let text =
      "\(state.done) of \(state.count.counted("shard")) done · \(state.running) running · "
      + "\(state.waiting) waiting"
    let pace = pace(state)
    shown.withLock { shown in
      if style.isTerminal {
        Self.put("\r\u{1B}[K" + style.dim(String((text + pace).prefix(78))))
      } else if text != shown {
        shown = text
        Self.put("course: \(text)\(pace)\n")
      }
    }
  }

  /// How many submissions are graded, how fast, and how long the others will take.
  private func pace(_ state: SlurmRun.State) -> String {
    let start = start.withLock { start in
      start = start ?? (.now, state.graded)
      return start ?? (.now, state.graded)
    }
    var text = " · \(state.graded) of \(state.submissions.counted("submission"))"
    let seconds = (ContinuousClock.now - start.time) / .seconds(1)
    let graded = Double(state.graded - start.graded)
    guard graded > 0, seconds > 0, state.graded < state.submissions else { return text }
    let left = Double(state.submissions - state.graded) * seconds / graded
    text += " · \(GradingProgress.duration(left)) left"
    return text
  }

  /// Takes the line away.
  func finish() {
    if style.isTerminal { Self.put("\r\u{1B}[K") }
  }

  /// Says something before there is a display.
  static func note(_ text: String) { put("course: \(text.withVisibleControls)\n") }

  private func write(_ text: String) {
    shown.withLock { _ in Self.put((style.isTerminal ? "\r\u{1B}[K" : "") + "course: \(text)\n") }
  }

  private static func put(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
