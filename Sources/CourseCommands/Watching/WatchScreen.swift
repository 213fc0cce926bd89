import BookModel
import Grading

/// What a watch shows on a terminal: pure text, made anew for every change.
struct WatchScreen {
  var book: Book
  var overview: WorkOverview
  var style: TerminalStyle
  var size: TerminalSize

  /// An exercise: what is to be told about it, then how far the student is and what the keys do.
  func exercise(_ exercise: Exercise, _ blocks: [String]) -> String {
    let path = StudentWork(root: book.root).path(of: exercise)
    let foot = [
      style.dim(String(repeating: "─", count: min(size.columns - 1, 72))), bar,
      "\(path) · chapter \(exercise.chapter)", keys,
    ]
    return (blocks.filter { !$0.isEmpty } + [foot.joined(separator: "\n")])
      .joined(separator: "\n\n") + "\n"
  }

  /// How much is done, as a bar.
  var bar: String {
    let text =
      "  \(overview.summary) · \(overview.points.pointText) of "
      + overview.possible.counted("point")
    let width = max(10, min(32, size.columns - text.count - 1))
    let count = max(1, overview.states.count)
    let done = overview.states.count(where: \.stage.isDone)
    let filled = done * width / count
    return style.green(String(repeating: "━", count: filled))
      + style.dim(String(repeating: "─", count: width - filled)) + text
  }

  private var keys: String {
    let keys = [
      ("h", "hint"), ("n", "next"), ("l", "list"), ("r", "rerun"), ("o", "page"), ("x", "reset"),
      ("q", "quit"),
    ]
    return keys.map { style.yellow($0) + " " + style.dim($1) }.joined(separator: "  ")
  }

  /// The list of all exercises, as many as the window has room for, with one chosen.
  func list(selected: Int) -> String {
    let listing = WorkListing(book: book, overview: overview, style: style)
    let room = max(3, size.rows - 4)
    let count = overview.states.count
    let first = max(0, min(selected - room / 2, count - room))
    let lines = (first..<min(count, first + room)).map { place in
      let state = overview.states[place]
      let isSelected = place == selected
      let chapter = style.dim(String(state.chapter.prefix { $0 != "-" }).padded(to: 3))
      return (isSelected ? style.yellow("▶ ") : "  ") + chapter + listing.line(state)
    }
    let keys = [
      ("↑ k", "up"), ("↓ j", "down"), ("enter", "go there"), ("l", "back"), ("q", "quit"),
    ]
    .map { style.yellow($0) + " " + style.dim($1) }.joined(separator: "  ")
    return (lines + ["", bar, keys]).joined(separator: "\n") + "\n"
  }
}
