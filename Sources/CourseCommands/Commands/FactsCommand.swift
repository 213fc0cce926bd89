import ArgumentParser
import BookModel
import Diagnostics
import Foundation
import SnippetRunner

/// Lists what the source documents state and where the book checks it.
struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "List the source documents' facts and where each is checked.",
    discussion: """
      EXAMPLES
        course facts                 all facts, with the largest error and the day of the check
        course facts --values        and with what the documents state
        course facts --errata        only where a document is wrong
        course facts --unchecked     only what no chapter checks yet
        course facts --document torch
                                     one document line by line, with the facts that cover each
      """,
    shouldDisplay: !Invocation.isInStudentsCopy)

  @OptionGroup var options: BookOptions

  @Flag(help: "List only facts that are not checked, half proven or failing.")
  var unchecked = false

  @Flag(help: "List only errata.")
  var errata = false

  @Flag(help: "Print what each document states, and what is so where it is wrong.")
  var values = false

  @Option(help: "List one document line by line, with what covers each line.")
  var document: String?

  @Option(help: "The document's text, to show above each line and to compare.")
  var text: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      let report = try await CheckRun(
        options: options, progress: ProgressDisplay(printsChapters: false)
      ).report()
      if let document { return try list(document, report) }
      let entries = report.coverage.entries.filter { entry in
        (!unchecked || ![.proven, .cited, .opinion].contains(entry.status))
          && (!errata || entry.fact.verdict == .erratum)
      }
      if json {
        Swift.print(try JSONReport.encoded(entries.map(JSONReport.Fact.init)))
      } else {
        print(entries, report)
      }
    }
  }

  private func list(_ document: String, _ report: CheckReport) throws {
    guard let ledger = report.book.claims[document] else {
      throw CommandFailure.noLines(
        document: document, listed: report.book.claims.keys.sorted())
    }
    let lines = try text.map { path in
      guard let words = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw CommandFailure.noText(path: path)
      }
      return SourceFile(path: path, text: words).lines
    }
    Swift.print(report.book.facts.documents[document]?.title ?? document)
    Swift.print(
      ClaimListing(
        ledger: ledger, coverage: report.coverage,
        style: TerminalStyle(fileDescriptor: STDOUT_FILENO), text: lines
      ).listing)
  }

  private func print(_ entries: [FactCoverage.Entry], _ report: CheckReport) {
    let coverage = report.coverage
    let listing = FactListing(
      entries: entries, documents: report.book.facts.documents,
      style: TerminalStyle(fileDescriptor: STDOUT_FILENO), showsValues: values)
    let errata = coverage.errata.filter { $0.fact.mark == .run }
    let proven = errata.count { $0.status == .proven }
    if !entries.isEmpty { Swift.print(listing.text, terminator: "\n\n") }
    Swift.print(
      "\(coverage.provenCount) of \(coverage.entries(marked: .run).count) facts checked,",
      "\(proven) of \(errata.count) errata proven\(Self.rest(of: coverage))")
  }

  /// What rests on something other than a run; empty if nothing does.
  private static func rest(of coverage: FactCoverage) -> String {
    let cited = coverage.entries(marked: .cited)
    let opinions = coverage.entries(marked: .opinion).count
    guard !cited.isEmpty || opinions > 0 else { return "" }
    let errata = cited.count { $0.fact.verdict == .erratum }
    return "; \(cited.count) facts cited, \(errata) of them errata; \(opinions.counted("opinion"))"
  }
}
