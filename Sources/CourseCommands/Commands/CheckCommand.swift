import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import Grading
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
        course check 02-scatter-add doublings   a chapter and an exercise
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

  @Flag(
    help: ArgumentHelp(
      """
      Compute what records keep again and compare, and try trainings of exercises from 16 seeds, right \
      and wrong: what they earn must not be luck. Takes minutes.
      """, visibility: Invocation.isInStudentsCopy ? .hidden : .default))
  var slow = false

  @Option(help: "Check this file instead of the one in 'work'.", completion: .file())
  var answer: String?

  @Flag(help: "Show a wrong case of every group of an exercise, not of the first alone.")
  var all = false

  @Flag(help: "Say which input of each chapter changed since its last run.")
  var explain = false

  func validate() throws {
    if quick && slow { throw ValidationError("'--quick' and '--slow' exclude each other") }
    if explain && quiet {
      throw ValidationError("'--quiet' leaves out the lines that '--explain' adds to")
    }
    if explain && format != .terminal {
      throw ValidationError("'--explain' adds to lines that '--format \(format)' does not have")
    }
    if answer != nil && slow {
      throw ValidationError("'--answer' grades a file, and '--slow' proves exercises")
    }
  }

  /// How much is run and proven.
  var depth: ExerciseProver.Depth { quick ? .quick : slow ? .manySeeds : .usual }

  func run() async throws {
    try await reportingFailures {
      if try await checkSelection() { return }
      let report = try await chapterRun(chapters).report()
      try print(report)
      try report.exercises.recordVerdicts(in: report.book)
      for trouble in report.exercises.notGraded { showNotGraded(trouble) }
      if !report.exercises.notGraded.isEmpty { throw ExitCode.couldNotRun }
      if report.hasErrors { throw ExitCode.findings }
    }
  }

  /// Looks at the words and at options for some of them, and checks the exercises among the words.
  ///
  /// - Returns: Whether there is nothing else to check.
  private func checkSelection() async throws -> Bool {
    guard !chapters.isEmpty || slow || answer != nil || all else { return false }
    let book = try Book.read(root: try options.root())
    let selection = try CheckSelection(chapters, in: book)
    let isInstructors = book.exercises.contains {
      ExerciseProver.hasSolution(of: $0, root: book.root)
    }
    let hasRecords = book.chapters.contains { chapter in
      chapter.hasRecord
        && selection.chapters.contains { chapter.name.hasPrefix(Chapter.name(ofFile: $0)) }
    }
    try refuseUnused(selection, hasRecords: hasRecords, isInstructors: isInstructors)
    return try await checkExercises(selection, in: book)
  }

  /// The run of some chapters, or of the whole book.
  func chapterRun(_ chapters: [String]) -> CheckRun {
    let isForPerson = format == .terminal && !quiet
    return CheckRun(
      options: options, chapters: chapters, depth: depth,
      computesRecords: slow,
      progress: ProgressDisplay(printsChapters: isForPerson, explains: explain))
  }

  /// Prints a report in the form that was asked for.
  func print(_ report: CheckReport) throws {
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
