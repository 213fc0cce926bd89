import BookModel
import Diagnostics
import Foundation
import Grading
import SnippetRunner
import Synchronization

/// Shows how far a run has come: a line that is rewritten on a terminal, and a line a chapter.
final class ProgressDisplay: Sendable {
  private struct State {
    /// The paths of all chapters in order.
    var chapters: [String] = []

    /// The number of errors that were found by reading, by path.
    var errorCounts: [String: Int] = [:]
    var running: [String] = []

    /// The lines of finished chapters by path, and how many of them are printed.
    var lines: [String: String] = [:]
    var printedCount = 0
    var isActive = false

    /// How far each training is that is tried from many seeds.
    var trials: [String: ExerciseProver.TrialProgress] = [:]
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

  /// Takes note of what is wrong with the book's text, which the chapters' lines count too.
  func note(_ diagnostics: [Diagnostic]) {
    state.withLock { state in
      for diagnostic in diagnostics where diagnostic.severity == .error {
        state.errorCounts[diagnostic.range?.path ?? "", default: 0] += 1
      }
    }
  }

  /// Shows what the runner reports.
  func show(_ event: RunnerEvent) {
    switch event {
    case .libraryStarted(let name):
      guard errors.isTerminal else { return }
      return write(
        "\r\u{1B}[K" + errors.dim(name.map { "building \($0)" } ?? "compiling the prelude"))
    case .started(let chapters):
      state.withLock { $0.chapters = chapters }
    case .chapterStarted(let path, _):
      state.withLock { $0.running.append(path) }
    case .chapterFinished(let result, let explanation):
      state.withLock { state in
        state.running.removeAll { $0 == result.path }
        let known = state.errorCounts[result.path] ?? 0
        state.lines[result.path] = line(of: result, explanation, knownErrors: known)
        printLines(of: &state)
      }
    }
    drawLine()
  }

  /// Prints what proving an exercise gave, unless it is right and known.
  func show(_ proof: ExerciseProof) {
    guard printsChapters, !(proof.isCached && proof.holds) else { return }
    let mark = proof.holds ? output.green("✓") : output.red("✗")
    let time = proof.isCached ? "cached" : proof.seconds.formatted(decimals: 2) + " s"
    let columns = [
      proof.exercise.padded(to: 32), proof.cases.counted("case").leftPadded(to: 12),
      time.leftPadded(to: 9),
    ]
    let errors = proof.diagnostics.count { $0.severity == .error }
    let remark = errors > 0 ? "  " + output.red(errors.counted("error")) : ""
    state.withLock { state in
      state.trials[proof.exercise] = nil
      clearLine()
      print("\(mark) " + columns.joined() + remark)
      if let seeds = proof.seeds, proof.holds { print("  " + output.dim(seeds.words)) }
    }
  }

  /// Shows how far the trials of a training have come.
  func show(_ progress: ExerciseProver.TrialProgress) {
    guard errors.isTerminal else { return }
    let line = state.withLock { state in
      state.trials[progress.exercise] = progress
      return state.trials.values.sorted { $0.exercise < $1.exercise }
        .map { "\($0.exercise): \($0.done) of \($0.count.counted("training"))" }
        .joined(separator: ", ")
    }
    write("\r\u{1B}[K" + errors.dim(String(line.prefix(Self.terminalWidth - 1))))
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
    let state = state.withLock { $0 }
    guard !state.running.isEmpty else { return }
    let running = state.running.map(Chapter.name).joined(separator: ", ")
    let seconds = ((ContinuousClock.now - start) / .seconds(1)).formatted(decimals: 1)
    let count = "\(state.lines.count) of \(state.chapters.count) chapters"
    let line = "\(count) · running \(running) · \(seconds) s"
    write("\r\u{1B}[K" + errors.dim(String(line.prefix(Self.terminalWidth - 1))))
  }

  private func clearLine() {
    if errors.isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Prints the lines of finished chapters, as far as all before them are finished too.
  private func printLines(of state: inout State) {
    guard printsChapters else { return }
    while state.printedCount < state.chapters.count,
      let line = state.lines[state.chapters[state.printedCount]]
    {
      clearLine()
      print(line)
      state.printedCount += 1
    }
  }

  private func line(
    of result: ChapterResult, _ explanation: String, knownErrors: Int
  ) -> String {
    let errorCount = knownErrors + result.diagnostics.count { $0.severity == .error }
    let mark =
      errorCount > 0 ? output.red("✗") : result.isSkipped ? output.yellow("–") : output.green("✓")
    let time =
      result.isSkipped
      ? "left out" : result.isCached ? "cached" : result.seconds.formatted(decimals: 2) + " s"
    let snippets = result.snippetCount.counted("snippet").leftPadded(to: 12)
    let columns = [
      Chapter.name(ofFile: result.path).padded(to: 32), snippets, time.leftPadded(to: 9),
    ]
    var line = "\(mark) " + columns.joined()
    if errorCount > 0 { line += "  " + output.red(errorCount.counted("error")) }
    if explains { line += "  " + output.dim(explanation) }
    return line
  }

  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension SeedTrials {
  /// What was tried, in words.
  var words: String {
    let count = "\(Self.seedCount) seeds"
    let solution = "from each of \(count) the solution earned all points"
    let wrong = worthless > 0 ? ["\(worthless.counted("wrong solution")) none"] : []
    let part =
      partlyRight > 0
      ? ["\(partlyRight.counted("wrong solution")) only the part that is right"] : []
    return ([solution] + wrong + part).joined(separator: ", ")
  }
}

extension ChapterResult {
  /// The number of snippets that ran.
  fileprivate var snippetCount: Int {
    outcomes.count { if case .ran = $0 { true } else { false } }
  }
}
