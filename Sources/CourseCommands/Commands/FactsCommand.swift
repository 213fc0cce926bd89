import ArgumentParser
import BookModel
import Foundation
import SnippetRunner

/// Lists what the source documents state and where the book checks it.
struct FactsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "List the source documents' facts and where each is checked.",
    discussion: """
      EXAMPLES
        course facts                 all facts
        course facts --errata        only where a document is wrong
        course facts --unchecked     only what no chapter checks yet
      """)

  @OptionGroup var options: BookOptions

  @Flag(help: "List only facts that are not checked, half proven or failing.")
  var unchecked = false

  @Flag(help: "List only errata.")
  var errata = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    try await reportingFailures {
      let report = try await CheckRun(
        options: options, progress: ProgressDisplay(printsChapters: false)
      ).report()
      let entries = report.coverage.entries.filter { entry in
        (!unchecked || entry.status != .proven) && (!errata || entry.fact.verdict == .erratum)
      }
      if json {
        Swift.print(try JSONReport.encoded(entries.map(JSONReport.Fact.init)))
      } else {
        print(entries, report.coverage)
      }
    }
  }

  private func print(_ entries: [FactCoverage.Entry], _ coverage: FactCoverage) {
    let style = TerminalStyle(fileDescriptor: STDOUT_FILENO)
    let width = (entries.map(\.fact.id.count).max() ?? 0) + 2
    for entry in entries {
      let verdict = entry.fact.verdict == .erratum ? "erratum" : "holds"
      let places =
        (entry.citations.map { "\($0.path):\($0.line)" }
        + entry.exercises.map { "\($0.path):\($0.line)" }).joined(separator: ", ")
      Swift.print(
        mark(entry.status, style), entry.fact.id.padded(to: width), verdict.padded(to: 8),
        entry.status == .unchecked ? style.dim("not checked") : places)
    }
    let proven = coverage.errata.count { $0.status == .proven }
    Swift.print(
      "\n\(coverage.provenCount) of \(coverage.entries.count) facts checked,",
      "\(proven) of \(coverage.errata.count) errata proven")
  }

  private func mark(_ status: FactCoverage.Status, _ style: TerminalStyle) -> String {
    switch status {
    case .proven: style.green("✓")
    case .failing: style.red("✗")
    case .halfProven: style.yellow("½")
    case .unchecked: style.dim("·")
    }
  }
}
