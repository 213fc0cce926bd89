import ArgumentParser
import BookEditions
import BookModel
import Diagnostics
import Foundation
import SiteRenderer
import SnippetRunner

/// Checks the book and writes it as a site, an EPUB or a PDF.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the book as a site that opens from a folder, as an EPUB or as a PDF.",
    discussion: """
      A result that is wrong is shown as wrong on its page, and the command ends with exit code 1.

      EXAMPLES
        course build                    write the site to site/public
        course build --output /tmp/book
        course build --format epub      write site/book.epub
        course build --format pdf --output book.pdf
      """)

  @OptionGroup var options: BookOptions

  @Option(
    help: "What to write: site, epub, or pdf (printed by Chromium).",
    transform: BookForm.init(argument:))
  var format = BookForm.site

  @Option(
    help: """
      Where to write it. Default: site/public in the book; site/book.epub or site/book.pdf for one \
      file.
      """, completion: .directory)
  var output: String?

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    try await reportingFailures {
      var report = try await CheckRun(
        options: options, progress: ProgressDisplay(printsChapters: false)
      ).report()
      let theme = try Theme(folder: try ThemeFolder.path(for: report.book.root))
      let outcome = try await write(report, theme)
      report.add(outcome.diagnostics)
      report.seconds = (clock.now - start) / .seconds(1)
      let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
      print(TerminalReport(report: report, style: style).diagnostics, terminator: "")
      print("wrote \(outcome.words), in \(report.seconds.formatted(decimals: 2)) s")
      print("open \(outcome.path)")
      if report.hasErrors { throw ExitCode.findings }
    }
  }

  /// What was written, in words, where a reader begins, and what is wrong with the pages.
  private struct Outcome {
    var words: String
    var path: String
    var diagnostics: [Diagnostic]
  }

  private func write(_ report: CheckReport, _ theme: Theme) async throws -> Outcome {
    if format == .site { return try await writeSite(report, theme) }
    let book = try StillBook(
      book: report.book, results: report.results,
      exercises: report.exercises.checks(in: report.book), theme: theme,
      picture: report.book.picture)
    let path = output ?? "\(report.book.root)/site/book.\(format.rawValue)"
    let count =
      format == .epub
      ? try EPUBEdition.write(book, to: path) : try await PDFEdition.write(book, to: path)
    return Outcome(
      words: "\((count + 999) / 1000) kB", path: path, diagnostics: book.diagnostics)
  }

  private func writeSite(_ report: CheckReport, _ theme: Theme) async throws -> Outcome {
    var site = Site.render(
      book: report.book, results: report.results,
      exercises: report.exercises.checks(in: report.book),
      keys: await report.exercises.keys(in: report.book), theme: theme,
      picture: report.book.picture)
    if let library = await LibraryPage.file(for: report.book) { site.files.append(library) }
    let folder = output ?? "\(report.book.root)/site/public"
    let summary = try SiteWriter.write(site, to: folder)
    return Outcome(
      words: "\(summary.written.count.counted("file")), \(summary.unchanged) unchanged",
      path: folder + "/index.html", diagnostics: site.diagnostics)
  }
}
