import BookModel
import Diagnostics
import ExerciseValues
import Grading
import Sandbox

/// Writes what became of one answer for the student at the terminal.
struct ExerciseTerminalReport {
  var report: ExerciseReport
  var exercise: Exercise
  var answer: SourceFile
  var style: TerminalStyle

  /// Whether the first wrong case of every group is shown, and not of the first alone.
  var showsAll = false

  /// The whole text, ended by a newline.
  var text: String {
    var blocks = [head]
    if report.status == .waiting {
      let count = report.words.map { ": \($0.counted("word"))" } ?? ""
      blocks.append(style.green("✎") + " written, not yet marked\(count); a person gives the marks")
    }
    if !report.groups.isEmpty { blocks.append(groups) }
    if !report.diagnostics.isEmpty { blocks.append(diagnostics) }
    blocks += report.failures.prefix(showsAll ? .max : 1).map(text)
    if !showsAll && report.failures.count > 1 { blocks.append(others) }
    if let mistake = report.mistake {
      let hint = Exercise.Part(markdown: mistake.hint).terminalText
      blocks.append(style.yellow("hint: ") + hint)
    }
    if let printed { blocks.append(printed) }
    blocks.append(foot)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let points = report.pointText
    let colored = report.status == .solved ? style.green(points) : points
    return "\(exercise.id) · \(exercise.title) · \(colored)"
  }

  private var groups: String {
    let width = report.groups.map(\.name.count).max() ?? 0
    return report.groups.map { group in
      let mark = group.right == group.count ? style.green("✓") : style.red("✗")
      let points = "\(group.points.pointText) of \(group.possible)".leftPadded(to: 10)
      return "\(mark) \(group.name.padded(to: width + 2))\(points)   \(group.caseText)"
    }.joined(separator: "\n")
  }

  private var others: String {
    let names = report.failures.dropFirst().map { "'\($0.group)'" }
    return style.dim("also wrong: \(names.joined(separator: ", ")); --all shows a case of each")
  }

  private var diagnostics: String {
    let renderer = TerminalRenderer(
      sources: [answer.path: answer], usesColor: style.usesColor)
    return report.diagnostics.map { renderer.render($0) }.joined(separator: "\n")
      .trimmingEnd
  }

  private func text(_ failure: ExerciseReport.Failure) -> String {
    let title =
      failure.arguments.isEmpty
      ? "your answer"
      : failure.title.isEmpty ? "the smallest random case that fails" : failure.title
    var lines = [style.red("✗") + " \(failure.group): \(title)"]
    if failure.isFinding { lines += failure.difference.map { "  \($0)" } }
    lines += given(failure) + outcome(failure)
    if !failure.printed.isEmpty { lines += hanging("  printed   ", printed(failure)) }
    if let note = failure.note { lines.append("  note: \(note)") }
    if failure.further > 0 {
      lines.append(style.dim("  and \(failure.further.counted("other case")) of this group"))
    }
    return lines.joined(separator: "\n")
  }

  /// What was printed in a case, complete; of a flood of lines only the first are of use.
  private func printed(_ failure: ExerciseReport.Failure) -> String {
    let text = failure.printed.visibleText
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard case .exceeded(.output) = failure.failure, lines.count > 30 else { return text }
    return lines.prefix(20).joined(separator: "\n")
      + "\n… and \((lines.count - 20).counted("line")) more, up to where it was stopped"
  }

  private func given(_ failure: ExerciseReport.Failure) -> [String] {
    let width = failure.arguments.map(\.name.count).max() ?? 0
    return failure.arguments.enumerated().flatMap { index, argument in
      let label = index == 0 ? "given     " : "          "
      return hanging(
        "  \(label)\(argument.name.padded(to: width + 2))", argument.value.displayText)
    }
  }

  /// What was expected, what came, and how they differ.
  private func outcome(_ failure: ExerciseReport.Failure) -> [String] {
    let expected = failure.expected.map { hanging("  expected  ", $0.displayText) } ?? []
    if let reason = failure.failure { return expected + ["  got       \(reason.words(exercise))"] }
    let got = failure.got.map { hanging("  got       ", $0.displayText) } ?? []
    // Without arguments the right answer is not told, nor how far off this one is.
    if failure.arguments.isEmpty && failure.expected != nil { return got }
    if failure.isFinding { return got }
    let further = failure.furtherLines.map { "  \($0)".trimmingEnd }
    return failure.needsValues ? expected + got + further : further
  }

  /// A text behind a label, its further lines below its first, without blank ones: where a matrix of a
  /// tensor ends, its brackets tell.
  private func hanging(_ label: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }
    let margin = String(repeating: " ", count: label.count)
    return lines.isEmpty
      ? [label.trimmingEnd] : lines.enumerated().map { ($0 == 0 ? label : margin) + $1 }
  }

  /// What was printed in the cases that are not shown: with `--all` the whole, else how much it is.
  private var printed: String? {
    let hidden = showsAll ? [] : report.failures.dropFirst().map(\.casePrint)
    let prints = (hidden + report.printed).filter { !$0.text.isEmpty }
    if prints.isEmpty { return nil }
    // Without arguments there is one case, which needs no name.
    if report.failures.isEmpty && exercise.entry.parameters == nil {
      return ["your program printed", prints[0].text.visibleText].joined(separator: "\n")
    }
    guard showsAll else {
      let lines = prints.reduce(0) { $0 + $1.text.lineCount }
      let cases = report.failures.isEmpty ? "case" : "other case"
      return style.dim(
        "your program printed \(lines.counted("line")) in \(prints.count.counted(cases)); "
          + "--all shows \(lines == 1 ? "it" : "them")")
    }
    return prints.map { print in
      let title = print.title.isEmpty ? "a random case" : print.title
      return "printed in \(print.group): \(title)\n"
        + print.text.visibleText.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  \($0)".trimmingEnd }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private var foot: String {
    var parts: [String] = []
    if let hidden = report.hidden {
      parts.append("\(hidden.right) of \(hidden.count.counted("hidden case"))")
    }
    if report.withheld > 0 {
      parts.append("\(report.withheld.counted("hidden case")) when it is graded")
    }
    if report.level < .namespaces { parts.append("isolation: \(report.level.words)") }
    parts.append("\(report.seconds.formatted(decimals: 2)) s")
    return style.dim(parts.joined(separator: " · "))
  }
}

extension ExerciseReport {
  /// The points earned, or how many a person may give.
  var pointText: String {
    let possible = possible.counted("point")
    return status == .waiting ? "up to \(possible)" : "\(points.pointText) of \(possible)"
  }
}

extension ExerciseReport.Group {
  /// How many of the cases are right; of a single one, whether it is.
  var caseText: String {
    guard count == 1 else { return "\(right) of \(count.counted("case"))" }
    return right == 1 ? "right" : points > 0 ? "partly right" : "wrong"
  }
}

extension ExerciseReport.Failure {
  /// Whether a property decided, which says in words what is asked for and what came.
  var isFinding: Bool { expected == nil && failure == nil && got != nil && !difference.isEmpty }

  /// What was printed in its case.
  fileprivate var casePrint: ExerciseReport.CasePrint {
    .init(group: group, title: title, text: printed)
  }

  /// Whether the lines of the difference do not show the values themselves.
  fileprivate var needsValues: Bool { !difference.contains { $0.hasPrefix("expected  ") } }

  /// The lines of the difference that say more than the values above them.
  fileprivate var furtherLines: [String] {
    guard needsValues, let expected else { return difference }
    // Of a single number the values say it all.
    if expected.isScalar { return [] }
    return difference.filter { line in
      line.hasPrefix("expected shape") || !["expected ", "got "].contains { line.hasPrefix($0) }
    }
  }
}

extension CaseFailure {
  /// What happened, in words for the student.
  func words(_ exercise: Exercise) -> String {
    switch self {
    case .crashed(let message, let line):
      let place = line.map { " on line \($0)" } ?? ""
      return "no answer: the program stopped\(place)"
        + (message.isEmpty ? "" : ": \(message.visible)")
    case .threw(let error):
      return "no answer: the function threw '\(error.visible)'"
    case .ended(71):
      return "no answer: the file uses something that this exercise does not provide"
    case .ended:
      return "no answer: the program ended before it answered"
    case .exceeded(.wallTime):
      return "no answer: the program waited without computing, as for a lock or in 'sleep'"
    case .exceeded(.processorTime):
      return "no answer: it was computing until its time ran out;"
        + " is there a loop that never ends, or one with far too many steps?"
    case .exceeded(.memory):
      return "no answer: it needed more than \(exercise.megabytes) MiB of memory"
    case .exceeded(.output):
      return "no answer: it printed more than anybody would read"
    case .tooLarge(let bytes):
      return "an answer of \(bytes) bytes, far more than the right one has"
    case .unreadable:
      return "no answer: the program wrote to the grader's channel"
    case .notRun:
      return "not tried: the cases before took all the time"
    }
  }
}

extension Isolation.Level {
  /// What the level is, in words.
  var words: String {
    switch self {
    case .limits: "limits alone"
    case .filter: "a filter of system calls, and limits"
    case .landlock: "rules on files, a filter of system calls, and limits"
    case .namespaces: "namespaces, a filter of system calls, and limits"
    }
  }
}

extension Double {
  /// Points: without a fraction where they are whole.
  var pointText: String {
    guard self != rounded() else { return "\(Int(self))" }
    let text = formatted(decimals: 2)
    return text.hasSuffix("0") ? String(text.dropLast()) : text
  }
}

extension StringProtocol {
  /// The text without what a terminal would obey or lay out from right to left.
  var visible: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isFormat = [.control, .format].contains(scalar.properties.generalCategory)
          return isFormat && scalar != "\t" ? "\u{FFFD}" : scalar
        }))
  }

  /// The text's lines without anything else that is not shown, and without blank ones at its end.
  var visibleText: String {
    split(separator: "\n", omittingEmptySubsequences: false).map(\.visible)
      .joined(separator: "\n").trimmingEnd
  }

  /// How many lines the text has.
  var lineCount: Int {
    split(separator: "\n", omittingEmptySubsequences: false).count - (hasSuffix("\n") ? 1 : 0)
  }

  /// The text without white space at its end.
  var trimmingEnd: String {
    String(reversed().drop(while: \.isWhitespace).reversed())
  }
}
