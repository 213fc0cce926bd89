import BookModel
import Diagnostics
import SnippetRunner

/// Writes a check as JUnit XML: a suite a chapter or exercise, a case a step or group of cases.
///
/// A case fails by an error, as the check does; warnings are in its `system-out`.
struct JUnitReport {
  /// The steps of a chapter, or the groups of an exercise.
  struct Suite {
    var name: String
    var seconds = 0.0
    var cases: [Case]
  }

  /// A step, or a group of an exercise's cases.
  struct Case {
    var name: String
    var group: String
    var diagnostics: [Diagnostic]

    /// Whether the step belongs to a chapter that was left out.
    var isSkipped = false

    /// Whether the machine failed and not what it looked at.
    var isError = false

    var isFailed: Bool { diagnostics.hasErrors && !isError }
  }

  private let title: String
  private let sources: [String: SourceFile]

  /// The suites in order.
  let suites: [Suite]

  /// Creates a document of suites.
  init(title: String, sources: [String: SourceFile], suites: [Suite]) {
    self.title = title
    self.sources = sources
    self.suites = suites
  }

  /// Creates the document of a check.
  init(report: CheckReport) {
    self.init(
      title: report.book.title, sources: report.book.sources, suites: Self.suites(of: report))
  }

  /// The whole document.
  var text: String {
    let cases = suites.flatMap(\.cases)
    let head = #"<testsuites name="\#(escaped(title))" \#(counts(of: cases))>"#
    let lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, head] + suites.flatMap(lines)
    return (lines + ["</testsuites>", ""]).joined(separator: "\n")
  }

  private static func suites(of report: CheckReport) -> [Suite] {
    let general = (report.book.diagnostics + report.otherDiagnostics).map(ownCase)
    let book = general.isEmpty ? [] : [Suite(name: "book", cases: general)]
    return book
      + report.results.compactMap { result in
        report.book.chapters.first { $0.path == result.path }.map { chapter in
          Suite(name: chapter.path, seconds: result.seconds, cases: cases(of: chapter, result))
        }
      }
  }

  /// Returns a case for each step, with the diagnostics that lie inside it, and one for each other.
  private static func cases(of chapter: Chapter, _ result: ChapterResult) -> [Case] {
    var left = result.diagnostics
    let steps = chapter.steps.map { step in
      let range = step.range
      let own = left.filter { $0.lies(within: range) }
      left.removeAll { $0.lies(within: range) }
      return Case(
        name: "\(step.label), line \(range.start.line)", group: chapter.name, diagnostics: own,
        isSkipped: result.isSkipped && own.isEmpty)
    }
    return steps + left.map(ownCase)
  }

  /// Returns a case for a diagnostic that belongs to no step.
  private static func ownCase(_ diagnostic: Diagnostic) -> Case {
    Case(
      name: diagnostic.id, group: diagnostic.range?.path ?? "book", diagnostics: [diagnostic])
  }
}

// MARK: - XML

extension JUnitReport {
  private func counts(of cases: [Case]) -> String {
    let errors = cases.count(where: \.isError)
    return #"tests="\#(cases.count)" failures="\#(cases.count(where: \.isFailed))""#
      + (errors > 0 ? #" errors="\#(errors)""# : "")
  }

  private func lines(_ suite: Suite) -> [String] {
    let seconds = suite.seconds.formatted(decimals: 3)
    let head =
      #"  <testsuite name="\#(escaped(suite.name))" \#(counts(of: suite.cases))"#
      + #" time="\#(seconds)">"#
    return [head] + suite.cases.flatMap(lines) + ["  </testsuite>"]
  }

  private func lines(_ testCase: Case) -> [String] {
    let head =
      #"<testcase classname="\#(escaped(testCase.group))" name="\#(escaped(testCase.name))""#
    if testCase.isSkipped { return ["    \(head)><skipped/></testcase>"] }
    guard !testCase.diagnostics.isEmpty else { return ["    \(head)/>"] }
    let errors = testCase.diagnostics.filter { $0.severity == .error }
    let warnings = testCase.diagnostics.filter { $0.severity == .warning }
    var lines = ["    \(head)>"]
    // The schema has room for one failure.
    if let first = errors.first {
      let element = testCase.isError ? "error" : "failure"
      lines.append(
        #"      <\#(element) type="\#(escaped(first.id))" message="\#(escaped(first.message))">"#
          + "\(rendered(errors))</\(element)>")
    }
    if !warnings.isEmpty { lines.append("      <system-out>\(rendered(warnings))</system-out>") }
    return lines + ["    </testcase>"]
  }

  private func rendered(_ diagnostics: [Diagnostic]) -> String {
    escaped(TerminalRenderer(sources: sources).render(diagnostics))
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
      // XML has no way to write these.
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
