import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import SiteRenderer
import SnippetRunner

/// Checks the book and writes it as a site.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the book as a site that opens from a folder.",
    discussion: """
      A result that is wrong is shown as wrong on its page, and the command ends with exit code 1.

      EXAMPLES
        course build                    write the site to site/public
        course build --output /tmp/book
      """)

  @OptionGroup var options: BookOptions

  @Option(
    help: "Where to write the pages. Default: site/public in the book.", completion: .directory)
  var output: String?

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    try await reportingFailures {
      var report = try await CheckRun(
        options: options, progress: ProgressDisplay(printsChapters: false)
      ).report()
      let book = report.book
      let theme = try Theme(folder: try ThemeFolder.path(for: book.root))
      let site = Site.render(
        book: book, results: report.results, exercises: report.exercises.checks(in: book),
        keys: report.exercises.keys, theme: theme, picture: book.picture)
      let summary = try SiteWriter.write(site, to: output ?? "\(book.root)/site/public")
      report.otherDiagnostics += site.diagnostics
      report.seconds = (clock.now - start) / .seconds(1)
      try print(report, summary)
    }
  }

  private func print(_ report: CheckReport, _ summary: SiteWriter.Summary) throws {
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    Swift.print(TerminalReport(report: report, style: style).diagnostics, terminator: "")
    let index = (output ?? "\(report.book.root)/site/public") + "/index.html"
    Swift.print(
      """
      wrote \(summary.written.count.counted("file")), \(summary.unchanged) unchanged, \
      in \(report.seconds.formatted(decimals: 2)) s
      open \(index)
      """)
    if report.hasErrors { throw ExitCode.findings }
  }
}
