import Diagnostics
import Foundation
import SnippetRunner
import Synchronization

/// Shows how far a run has come: a line that is rewritten on a terminal, and a line a chapter.
final class ProgressDisplay: Sendable {
  private struct State {
    var reasons: [String: String] = [:]
    var running: [String] = []
    var finished = 0
    var warnings: [Diagnostic] = []
    var isActive = false
  }

  private let printsChapters: Bool
  private let explains: Bool
  private let start = ContinuousClock.now
  private let output = TerminalStyle(fileDescriptor: STDOUT_FILENO)
  private let errors = TerminalStyle(fileDescriptor: STDERR_FILENO)
  private let state = Mutex(State())

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - printsChapters: Whether each finished chapter gets a line on standard output.
  ///   - explains: Whether that line says why the chapter ran.
  init(printsChapters: Bool, explains: Bool = false) {
    self.printsChapters = printsChapters
    self.explains = explains
  }

  /// What went wrong beside the chapters' own results.
  var warnings: [Diagnostic] {
    state.withLock(\.warnings)
  }

  /// Shows what the runner reports.
  func show(_ event: RunEvent) {
    switch event {
    case .started(let chapter, let reason):
      state.withLock { state in
        state.reasons[chapter] = reason
        state.running.append(chapter)
      }
    case .finished(let result):
      let reason = state.withLock { state in
        state.finished += 1
        state.running.removeAll { $0 == result.path }
        return state.reasons[result.path]
      }
      printLine(of: result, reason ?? "nothing changed")
    case .skipped(let chapter):
      printLine("\(output.dim("·")) \(Self.name(chapter).padded(to: 32))     slow, left out")
    case .cacheUnavailable(let warning):
      state.withLock { $0.warnings.append(warning) }
    }
    drawLine()
  }

  /// Draws the line again and again until `finish()`, so that the seconds go on.
  func keepDrawing() async {
    guard errors.isTerminal else { return }
    state.withLock { $0.isActive = true }
    while !Task.isCancelled && state.withLock({ $0.isActive }) {
      drawLine()
      try? await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { $0.isActive = false }
    clearLine()
  }

  private func drawLine() {
    guard errors.isTerminal else { return }
    let (running, finished) = state.withLock { ($0.running.map(Self.name), $0.finished) }
    guard !running.isEmpty else { return }
    let seconds = ((ContinuousClock.now - start) / .seconds(1)).formatted(decimals: 1)
    let line = "\(finished) done · running \(running.joined(separator: ", ")) · \(seconds) s"
    write("\r\u{1B}[K" + errors.dim(String(line.prefix(Self.terminalWidth - 1))))
  }

  private func clearLine() {
    if errors.isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  private func printLine(of result: ChapterResult, _ reason: String) {
    let errorCount = result.diagnostics.count { $0.severity == .error }
    let mark = errorCount == 0 ? output.green("✓") : output.red("✗")
    let time = result.isCached ? "cached" : result.seconds.formatted(decimals: 2) + " s"
    let snippets = result.snippetCount.counted("snippet").leftPadded(to: 12)
    var line = "\(mark) \(Self.name(result.path).padded(to: 32))\(snippets)\(time.leftPadded(to: 9))"
    if errorCount > 0 { line += "  " + output.red(errorCount.counted("error")) }
    if explains { line += "  " + output.dim(reason) }
    printLine(line)
  }

  private func printLine(_ line: String) {
    guard printsChapters else { return }
    clearLine()
    print(line)
  }

  private static func name(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }

  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension ChapterResult {
  /// The number of snippets that ran.
  fileprivate var snippetCount: Int {
    outcomes.count { if case .ran = $0 { true } else { false } }
  }
}
