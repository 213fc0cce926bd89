import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import SnippetRunner

/// Writes what snippets now print into the book.
struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Show how 'output' blocks differ from what snippets print, and rewrite them.",
    discussion: """
      Only 'output' and 'trace' blocks are rewritten. A quoted tensor is somebody else's text: it never \
      is. With '--slow', what slow snippets compute is computed again, and their records are written.

      EXAMPLES
        course accept                 show the differences and ask
        course accept 02-scatter-add  only this chapter
        course accept --yes           do not ask
        course accept --slow 12       train again and keep the results
      """,
    shouldDisplay: !Invocation.isInStudentsCopy)

  @OptionGroup var options: BookOptions

  @Argument(help: "The chapters to look at, by file name or its beginning. Default: all.")
  var chapters: [String] = []

  @Flag(name: .shortAndLong, help: "Rewrite without asking.")
  var yes = false

  @Flag(help: "Compute what records keep, and write the records. Takes minutes.")
  var slow = false

  func run() async throws {
    try await reportingFailures {
      let report = try await CheckRun(
        options: options, chapters: chapters, computesRecords: slow,
        progress: ProgressDisplay(printsChapters: false)
      ).report()
      if slow { try writeRecords(of: report) }
      let accepted = AcceptedOutputs(chapters: report.book.chapters, results: report.results)
      try stopUnlessEverythingRan(report)
      let renderer = TerminalRenderer(sources: report.book.sources)
      for refusal in accepted.refusals { print(renderer.render(refusal)) }
      guard !accepted.revisions.isEmpty else {
        if !accepted.refusals.isEmpty { throw ExitCode.findings }
        return print("every 'output' and 'trace' block shows what its snippet does")
      }
      for revision in accepted.revisions { show(revision.diff) }
      guard try isAgreed(fileCount: accepted.revisions.count) else { throw ExitCode.findings }
      let leftAlone = try accepted.apply(in: report.book.root)
      for diagnostic in leftAlone { print(renderer.render(diagnostic)) }
      print("rewrote \((accepted.revisions.count - leftAlone.count).counted("file"))")
      if !leftAlone.isEmpty || !accepted.refusals.isEmpty { throw ExitCode.findings }
    }
  }

  /// Writes the records that were computed, which are compared with the old ones by the book's history.
  private func writeRecords(of report: CheckReport) throws {
    let records = report.results.flatMap { $0.newRecords.sorted { $0.key < $1.key } }
    guard !records.isEmpty else {
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      print(TerminalReport(report: report, style: style).diagnostics, terminator: "")
      print("no record was computed: no snippet that ran to its end has one")
      throw ExitCode.findings
    }
    let folder = "\(report.book.root)/\(Book.recordFolder)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in records {
      let file = URL(filePath: "\(folder)/\(name).tsv")
      try Data(text.utf8).write(to: file, options: .atomic)
      print("wrote \(Book.recordFolder)/\(name).tsv")
    }
  }

  /// Prints a diff; what a program printed must not reach the terminal as its commands.
  private func show(_ diff: String) {
    for line in diff.split(separator: "\n", omittingEmptySubsequences: true) {
      print(line.withVisibleControls)
    }
  }

  /// Stops if an output is not known: nothing is rewritten from half a run.
  private func stopUnlessEverythingRan(_ report: CheckReport) throws {
    let unknown = report.results.contains { result in
      report.book.chapters.first { $0.path == result.path }?.steps.contains { step in
        step.snapshot != nil && result.outcome(of: step) == .notRun
      } ?? false
    }
    guard unknown else { return }
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    print(TerminalReport(report: report, style: style).diagnostics, terminator: "")
    print("nothing was rewritten: not every snippet ran; fix the errors and try again")
    throw ExitCode.findings
  }

  /// Asks before rewriting; without a terminal, the answer is no.
  private func isAgreed(fileCount: Int) throws -> Bool {
    if yes { return true }
    guard isatty(STDIN_FILENO) == 1 else {
      print("nothing was rewritten; 'course accept --yes' rewrites without asking")
      return false
    }
    print("rewrite \(fileCount.counted("file"))? [y/N] ", terminator: "")
    fflush(nil)
    let answer = readLine() ?? ""
    return answer.lowercased().hasPrefix("y")
  }
}
