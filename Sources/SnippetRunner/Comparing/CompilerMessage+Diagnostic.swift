import Diagnostics

extension ChapterProgram {
  /// The most errors of the compiler that one chapter shows.
  static let shownErrorCount = 10

  /// Redraws the compiler's messages from the chapter.
  ///
  /// A name that is not found is reported once. Of what the runner wrote around the snippets nothing
  /// is reported; a missing brace, which the compiler finds at the very end, is put where the open
  /// brace stands.
  func diagnostics(for messages: [CompilerMessage]) -> [Diagnostic] {
    var seen: Set<String> = []
    var shown: [Diagnostic] = []
    var hiddenCount = 0
    for message in messages where isWorthShowing(message) {
      let place = message.place?.part.map { "\($0)" } ?? ""
      let isCascade = message.text.hasPrefix("cannot find ")
      guard seen.insert(isCascade ? message.text : "\(place) \(message)").inserted else { continue }
      if shown.count < Self.shownErrorCount {
        shown.append(diagnostic(for: message))
      } else {
        hiddenCount += 1
      }
    }
    if hiddenCount > 0, !shown.isEmpty {
      shown[shown.count - 1].notes.append("\(hiddenCount) further messages are not shown")
    }
    return shown
  }

  private func isWorthShowing(_ message: CompilerMessage) -> Bool {
    switch message.severity {
    case .error: return message.blamesChapter
    case .note, .remark: return false
    case .warning:
      guard let part = message.place?.part.flatMap({ self[$0] }) else { return false }
      // In a block that does not run, what nobody uses is what a snippet at top level may leave.
      let isInBlock = part.role == .compiles || part.role == .traps
      return !(isInBlock && message.group == "no-usage")
    }
  }

  private func diagnostic(for message: CompilerMessage) -> Diagnostic {
    let isError = message.severity == .error
    let noteRanges = message.notes.map { range(of: $0) }
    return Diagnostic(
      isError ? "snippet-compile" : "snippet-warning", message.text,
      severity: isError ? .error : .warning,
      at: range(of: message) ?? noteRanges.lazy.compactMap { $0 }.first,
      notes: zip(message.notes, noteRanges).map { note, range in
        note.text + (range.map { " (line \($0.start.line))" } ?? "")
      })
  }

  /// Returns where the chapter holds what a message points to.
  func range(of message: CompilerMessage) -> SourceRange? {
    guard let place = message.place, let part = place.part.flatMap({ self[$0] }) else { return nil }
    return part.places.range(line: place.line, column: place.column, length: place.length)
  }
}
