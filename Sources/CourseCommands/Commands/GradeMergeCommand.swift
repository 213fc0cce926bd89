import ArgumentParser
import BatchGrading

/// Puts the records of a plan's shards into the gradebook.
struct GradeMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put what the shards of a plan recorded into the gradebook.",
    discussion: """
      Checks the MAC of every record first. If one is altered, of another plan, twice with different \
      results, or missing, nothing is merged, and the shards to run again are named. The gradebook is \
      the same for any number of shards. Merging again changes nothing.

      EXAMPLE
        course grade merge grades.plan
      """)

  @Argument(help: "The folder of the plan.", completion: .directory)
  var plan: String

  @OptionGroup var key: PlanKeyOptions

  @Option(help: "The gradebook. Default: the one that the plan was made for.")
  var gradebook: String?

  func run() async throws {
    try await reportingFailures {
      let folder = try PlanFolder(at: plan, keyFile: key.key)
      let summary = try GradingSummary(merging: folder, into: gradebook ?? folder.gradebookPath)
      print(summary.text, terminator: "")
      if !summary.isClean { throw ExitCode.findings }
    }
  }
}

/// Which key a plan is opened with.
struct PlanKeyOptions: ParsableArguments {
  @Option(
    help: "The file with the course's key. Default: the one beside the gradebook.",
    completion: .file())
  var key: String?
}
