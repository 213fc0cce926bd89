import BookModel
import Diagnostics
import Spelling

/// Writes the end of a check for a person: what is wrong, then a table of what was done.
struct TerminalReport {
  var report: CheckReport
  var style: TerminalStyle

  /// Every diagnostic with an excerpt of the book, separated by empty lines.
  var diagnostics: String {
    let renderer = TerminalRenderer(sources: report.book.sources, usesColor: style.usesColor)
    return report.diagnostics.map { renderer.render($0) + "\n" }.joined()
  }

  /// The closing table and the verdict.
  var summary: String {
    let counts = report.counts
    let rows =
      [
        ("chapters", "\(counts.chapters)", cacheRemark(counts)),
        ("snippets run", "\(counts.snippets)", ""),
        ("tensors compared", "\(counts.tensors)", ""),
        ("printed outputs", "\(counts.outputs)", ""),
        ("conditions", "\(counts.conditions)", ""),
        ("values in prose", "\(counts.inlineValues)", ""),
        ("recorded states", "\(counts.traces)", ""),
        ("quizzes", "\(counts.quizzes)", ""),
        exercisesRow(counts),
        ("words looked up", "\(counts.words)", spellingRemark),
        ("facts checked", "\(counts.factsChecked)", "of \(counts.facts)"),
        ("errata proven", "\(counts.errataProven)", "of \(counts.errata)"),
      ] + citedRows(counts) + [
        ("seconds", report.seconds.formatted(decimals: 2), "")
      ]
    let lines = rows.map { name, value, remark in
      "  \(name.padded(to: 18))\(value.leftPadded(to: 7))\(remark.isEmpty ? "" : " " + remark)"
    }
    return ([""] + lines + ["", verdict(counts)]).joined(separator: "\n")
  }

  /// What rests on sources and opinions; nothing where the book has none.
  private func citedRows(_ counts: CheckReport.Counts) -> [(String, String, String)] {
    guard counts.factsCited + counts.opinions > 0 else { return [] }
    return [
      ("facts cited", "\(counts.factsCited)", "\(counts.errataCited) of them errata"),
      ("opinions", "\(counts.opinions)", ""),
    ]
  }

  private func exercisesRow(_ counts: CheckReport.Counts) -> (String, String, String) {
    let isInstructors = !report.exercises.proofs.isEmpty
    guard !isInstructors else {
      return ("exercises proven", "\(counts.exercisesProven)", "of \(counts.exercises)")
    }
    let handedIn = counts.exercisesHandedIn
    let marks = handedIn > 0 ? ", \(handedIn) written and not yet marked" : ""
    let next = report.exercises.next(in: report.book).map { ", next: \($0.id)" } ?? ""
    return (
      "exercises solved", "\(counts.exercisesSolved)", "of \(counts.exercises)\(marks)\(next)"
    )
  }

  /// Why no words were looked up.
  private var spellingRemark: String {
    switch report.spelling.state {
    case .checked: ""
    case .notAsked: "there is no chapters/words.txt"
    case .missing(let remedy): remedy
    }
  }

  private func cacheRemark(_ counts: CheckReport.Counts) -> String {
    let cached =
      switch counts.cachedChapters {
      case 0: ""
      case counts.chapters: "all from the cache"
      default: "\(counts.cachedChapters) from the cache"
      }
    let skipped =
      counts.skippedChapters == 0
      ? "" : "\(counts.skippedChapters) left out" + (report.hasUsableCode ? " as slow" : "")
    return [cached, skipped].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func verdict(_ counts: CheckReport.Counts) -> String {
    let errors = counts.errors.counted("error")
    let warnings = counts.warnings.counted("warning")
    let skipped = counts.skippedChapters.counted("chapter")
    if counts.errors == 0, counts.skippedChapters > 0 {
      return style.yellow("nothing is wrong in what was run; \(skipped) left out")
    }
    switch (counts.errors, counts.warnings) {
    case (0, 0): return style.green("the book is right")
    case (0, _): return style.yellow("the book is right, with \(warnings)")
    case (_, 0): return style.red("the book is wrong: \(errors)")
    default: return style.red("the book is wrong: \(errors), \(warnings)")
    }
  }
}

extension Int {
  /// The number with its noun, such as `1 error` or `2 errors`.
  func counted(_ noun: String) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(noun)s"
  }
}
