import ArgumentParser
import Diagnostics
import Foundation
import SnippetRunner

/// Runs the book and compares it with its sources.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run every snippet and compare it with what the book says.",
    discussion: """
      What has not changed since the last run comes from the cache. The exit code is 1 if something is \
      wrong, and 2 if something could not be checked or graded, which is nobody's mark.

      EXAMPLES
        course check                      the whole book
        course check 02-scatter-add       one chapter
        course check scatter-add          your answer to one exercise
        course check --explain            why each chapter ran, or did not
        course check --format junit       a report for a build server
      """)

  /// The forms of a report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal
    case json
    case github
    case junit
  }

  @OptionGroup var options: BookOptions

  @Argument(
    help: "Chapters or exercises to check, by name or how it begins. Default: all.")
  var chapters: [String] = []

  @Option(help: "The form of the report: terminal, json, github (annotations) or junit (XML).")
  var format = Format.terminal

  @Flag(name: .shortAndLong, help: "Print only what is wrong.")
  var quiet = false

  @Flag(help: "Leave slow chapters and exercises out, unless their results are recorded.")
  var quick = false

  @Option(help: "Check this file instead of the one in 'work'.", completion: .file())
  var answer: String?

  @Flag(help: "Show a wrong case of every group of an exercise, not of the first alone.")
  var all = false

  @Flag(help: "Say which input of each chapter changed since its last run.")
  var explain = false

  func run() async throws {
    try await reportingFailures {
      if try await checkExercises() { return }
      let isForPerson = format == .terminal && !quiet
      let run = CheckRun(
        options: options, chapters: chapters, isQuick: quick,
        progress: ProgressDisplay(printsChapters: isForPerson, explains: explain))
      let report = try await run.report()
      try print(report)
      try report.exercises.recordVerdicts(in: report.book)
      for trouble in report.exercises.notGraded { showNotGraded(trouble) }
      if !report.exercises.notGraded.isEmpty { throw ExitCode.couldNotRun }
      if report.hasErrors { throw ExitCode.findings }
    }
  }

  private func print(_ report: CheckReport) throws {
    switch format {
    case .terminal:
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      let terminal = TerminalReport(report: report, style: style)
      Swift.print(terminal.diagnostics, terminator: "")
      if !quiet { Swift.print(terminal.summary) }
    case .json: Swift.print(try JSONReport.encoded(JSONReport(report: report)))
    case .junit: Swift.print(JUnitReport(report: report).text, terminator: "")
    case .github:
      Swift.print(GitHubRenderer.render(report.diagnostics), terminator: "")
    }
  }
}
