import BookModel
import Diagnostics
import SnippetRunner

/// Writes a check as JUnit XML: a suite a chapter, a case a step.
struct JUnitReport {
  var report: CheckReport

  /// The whole document.
  var text: String {
    let counts = report.counts
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuites name="\#(escaped(report.book.title))" failures="\#(counts.errors)">"#,
    ]
    let general = report.book.diagnostics + report.otherDiagnostics
    if !general.isEmpty { lines += suite(name: "book", cases: general.map { failedCase($0) }) }
    for result in report.results {
      guard let chapter = report.book.chapters.first(where: { $0.path == result.path }) else {
        continue
      }
      lines += suite(name: chapter.path, seconds: result.seconds, cases: cases(chapter, result))
    }
    return (lines + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private func suite(name: String, seconds: Double = 0, cases: [[String]]) -> [String] {
    let failures = cases.count { $0.count > 1 }
    let head =
      #"  <testsuite name="\#(escaped(name))" tests="\#(cases.count)" failures="\#(failures)""#
      + #" time="\#(seconds.formatted(decimals: 3))">"#
    return [head] + cases.flatMap { $0 } + ["  </testsuite>"]
  }

  /// Returns a case for each step, failed by the diagnostics that lie inside it.
  private func cases(_ chapter: Chapter, _ result: ChapterResult) -> [[String]] {
    var left = result.diagnostics
    var cases: [[String]] = []
    for step in chapter.steps {
      let range = step.range
      let own = left.filter { $0.lies(within: range) }
      left.removeAll { $0.lies(within: range) }
      let name = "\(step.label), line \(range.start.line)"
      if own.isEmpty {
        cases.append([#"    <testcase classname="\#(chapter.name)" name="\#(escaped(name))"/>"#])
      } else {
        cases.append(failedCase(named: name, in: chapter.name, own))
      }
    }
    return cases + left.map { failedCase($0) }
  }

  private func failedCase(_ diagnostic: Diagnostic) -> [String] {
    failedCase(named: diagnostic.id, in: diagnostic.range?.path ?? "book", [diagnostic])
  }

  private func failedCase(
    named name: String, in group: String, _ diagnostics: [Diagnostic]
  ) -> [String] {
    var lines = [#"    <testcase classname="\#(escaped(group))" name="\#(escaped(name))">"#]
    for diagnostic in diagnostics {
      let body = TerminalRenderer(sources: report.book.sources).render(diagnostic)
      lines += [
        #"      <failure type="\#(diagnostic.id)" message="\#(escaped(diagnostic.message))">"#
          + escaped(body) + "</failure>"
      ]
    }
    return lines + ["    </testcase>"]
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
