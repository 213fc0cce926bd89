import ArgumentParser
import BatchGrading
import BookModel
import Foundation

/// Cuts a class's submissions into shards.
struct GradePlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Cut the submissions into shards, for several machines.",
    discussion: """
      Writes a folder with the submissions as they are taken in, their digests, those of the \
      exercises' checks, and the version of the tool. The key is not in it. What has a mark already \
      is left out. The gradebook is not changed.

      EXAMPLES
        course grade plan submissions --shards 40
        course grade plan submissions --regrade --exercise output-size --output regrade.plan
      """)

  @OptionGroup var options: BookOptions

  @OptionGroup var wishes: GradingWishes

  @Option(help: "Into how many shards to cut them.")
  var shards = 8

  @Option(
    help: "The folder to make. Default: grades.plan beside the gradebook.", completion: .directory)
  var output: String?

  func validate() throws {
    guard (1...100_000).contains(shards) else {
      throw ValidationError("'--shards' is from 1 to 100000")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let book = try Book.read(root: try options.root())
      let assignment = try wishes.assignment(of: book)
      let work = try ClassPlan(wishes, in: assignment)
      let submissions = try work.submissions()
      guard !submissions.isEmpty else {
        return print("nothing is to be graded; no plan was written")
      }
      let path = output ?? assignment.planPath.belowCurrentFolder
      let plan = try await work.write(submissions, shards: shards, to: path)
      print(text(plan, path))
    }
  }

  private func text(_ plan: GradingPlan, _ path: String) -> String {
    let count = plan.shards.count
    var lines = [
      "planned \(plan.count.counted("submission")) in \(count.counted("shard")): \(path)"
    ]
    if count < shards { lines[0] += " (there are no more submissions)" }
    lines += [
      "", "run the shards, on any machines that have this book, this tool and this folder:",
      "  course grade run \(path) --shard 0" + (count > 1 ? "   … --shard \(count - 1)" : ""),
      "  course grade run \(path) --engine slurm", "and then:", "  course grade merge \(path)",
    ]
    return lines.joined(separator: "\n")
  }
}

extension Assignment {
  /// The folder of a plan, beside the gradebook.
  var planPath: String {
    URL(filePath: gradebookPath).deletingPathExtension().path(percentEncoded: false) + ".plan"
  }
}

extension String {
  /// The path as it is written in the current folder, if it is below.
  fileprivate var belowCurrentFolder: String {
    let folder = FileManager.default.currentDirectoryPath + "/"
    return hasPrefix(folder) ? String(dropFirst(folder.count)) : self
  }
}
