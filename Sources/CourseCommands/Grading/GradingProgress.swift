import BatchGrading
import Foundation
import Sandbox
import Synchronization

/// Shows how far grading has come: a line that is rewritten on a terminal, else a line now and then.
final class GradingProgress: Sendable {
  private let style = TerminalStyle(fileDescriptor: STDERR_FILENO)
  private let start = ContinuousClock.now
  private let shown = Mutex(-1)

  /// Shows a state.
  func show(_ progress: BatchRun.Progress) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var text = "\(progress.done) of \(progress.count.counted("submission"))"
    if progress.graded > 0, seconds > 0 {
      let rate = Double(progress.graded) / seconds
      text += " · \(Self.rate(rate))"
      if progress.done < progress.count {
        text += " · \(Self.duration(Double(progress.count - progress.done) / rate)) left"
      }
    }
    text += " · \(progress.student)"
    shown.withLock { shown in
      if style.isTerminal {
        write("\r\u{1B}[K" + style.dim(String(text.prefix(78))))
      } else if progress.done * 10 / max(progress.count, 1) > shown {
        shown = progress.done * 10 / max(progress.count, 1)
        write("course: \(text)\n")
      }
    }
  }

  /// Says that grading ends after what runs.
  func showStopping() {
    shown.withLock { _ in
      let line = "finishing what has begun; press Ctrl-C again to stop at once\n"
      write((style.isTerminal ? "\r\u{1B}[K" : "") + "course: " + line)
    }
  }

  /// The first Ctrl-C lets submissions that are being graded end, the second ends everything.
  func stopOnInterrupt(_ stop: BatchRun.Stop) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [source, self] in
        source.cancel()
        showStopping()
        stop.ask()
        InterruptHandling.install { self.finish() }
      }
      source.activate()
    }
  }

  /// Takes the line away.
  func finish() {
    if style.isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  private static func rate(_ perSecond: Double) -> String {
    perSecond >= 1
      ? "\(perSecond.formatted(decimals: 1)) a second"
      : "\((perSecond * 60).formatted(decimals: 1)) a minute"
  }

  /// A time in the two largest units that matter.
  static func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }
}
