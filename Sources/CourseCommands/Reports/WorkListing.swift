import BookModel
import Grading

/// Writes how all exercises are doing, chapter by chapter.
struct WorkListing {
  var book: Book
  var overview: WorkOverview
  var style: TerminalStyle

  /// The whole text, ended by a newline.
  var text: String {
    let chapters = book.chapters.map(\.name).filter { name in
      overview.states.contains { $0.chapter == name }
    }
    let blocks = chapters.map(block) + [overview.ending(style)]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func block(_ chapter: String) -> String {
    let title = book.chapters.first { $0.name == chapter }?.frontMatter.title ?? ""
    let lines = overview.states.filter { $0.chapter == chapter }.map(line)
    return ([style.dim("\(chapter) · \(title)")] + lines).joined(separator: "\n")
  }

  private var width: Int { overview.states.map(\.exercise.count).max() ?? 0 }

  /// One exercise: its sign, name, points, and what else there is to say.
  func line(_ state: WorkOverview.State) -> String {
    let isNext = state.exercise == overview.next?.exercise
    var columns = [state.exercise.padded(to: width + 2), state.pointText.leftPadded(to: 10)]
    var remarks = [state.level?.words, state.isOptional ? "optional" : nil]
    remarks.append(state.stage == .untouched ? nil : state.stageWord)
    remarks.append(state.hints > 0 ? "\(state.hints) of \(state.hintCount.counted("hint"))" : nil)
    remarks.append(isNext ? "next" : nil)
    columns.append("   " + remarks.compactMap { $0 }.joined(separator: ", "))
    return "  \(state.sign(style)) " + columns.joined().trimmingEnd
  }
}

extension WorkOverview.State {
  /// The sign before the exercise.
  func sign(_ style: TerminalStyle) -> String {
    switch stage {
    case .untouched: "·"
    case .unchecked: style.yellow("~")
    case .tried: style.red("✗")
    case .solved: style.green("✓")
    case .written: style.green("✎")
    case .unreadable: style.red("!")
    }
  }

  /// How far the answer is, in a word or two.
  var stageWord: String {
    switch stage {
    case .untouched: "not begun"
    case .unchecked: "not checked yet"
    case .tried: "not solved"
    case .solved: "solved"
    case .written: "written, not yet marked"
    case .unreadable: "unreadable: \(problem ?? "the file cannot be read")"
    }
  }

  /// How far the answer is, with its points where it has been checked.
  var stageText: String {
    switch stage {
    case .tried, .solved: "\(stageWord), \(points.pointText) of \(possible.counted("point"))"
    case .untouched, .unchecked, .written, .unreadable: stageWord
    }
  }

  /// The points, or how many there are.
  var pointText: String {
    switch stage {
    case .tried, .solved: "\(points.pointText) of \(possible)"
    case .untouched, .unchecked, .written, .unreadable: "of \(possible)"
    }
  }

  /// How many hints there are and were shown; `nil` without any.
  var hintText: String? {
    guard hintCount > 0 else { return nil }
    return hintCount.counted("hint") + (hints > 0 ? ", \(hints) seen" : "")
  }
}

extension WorkOverview {
  /// How much is solved, in one line.
  var summary: String {
    let written = writtenCount > 0 ? ", \(writtenCount) written and not yet marked" : ""
    return "\(solvedCount) of \(states.count) solved\(written)"
  }

  /// What a student does next, in one line.
  var nextLine: String {
    guard let next else {
      return states.isEmpty
        ? "the book has no exercises"
        : "everything is done; '\(Invocation.command) submit' hands "
          + "them in"
    }
    return "next: \(Invocation.command) show \(next.exercise)"
  }

  /// The end of a listing: all counts, files with a wrong name, and what is next.
  func ending(_ style: TerminalStyle) -> String {
    let counts = [
      summary, "\(points.pointText) of \(possible.counted("point"))",
      hints > 0 ? "\(hints.counted("hint")) seen" : nil,
    ].compactMap { $0 }.joined(separator: " · ")
    return ([counts] + warnings(style) + [nextLine]).joined(separator: "\n")
  }

  /// A line for each file in `work` that has a wrong name.
  func warnings(_ style: TerminalStyle) -> [String] {
    strays.map { style.yellow("warning: ") + $0.words }
  }
}
