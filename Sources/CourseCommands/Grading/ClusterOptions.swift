import ArgumentParser
import BatchGrading
import Foundation
import Sandbox

/// Which machines grade.
struct ClusterOptions: ParsableArguments {
  /// What runs shards.
  enum Engine: String, ExpressibleByArgument, CaseIterable {
    /// This machine.
    case local

    /// A Slurm cluster.
    case slurm
  }

  @Option(help: "What grades: this machine, or a Slurm cluster.")
  var engine = Engine.local

  @Option(
    name: .long, help: "With slurm: how many shards run at once. Default: as many as it lets.")
  var atOnce: Int?

  @Option(name: .long, help: "With slurm: how often a shard is submitted before it is given up.")
  var tries = 3

  @Option(
    name: .long,
    help: "With slurm: an option for sbatch, as in --slurm-option=--time=30; may be repeated.")
  var slurmOption: [String] = []

  func validate() throws {
    guard (atOnce ?? 1) >= 1 else { throw ValidationError("'--at-once' is at least 1") }
    guard tries >= 1 else { throw ValidationError("'--tries' is at least 1") }
  }

  /// Grades a plan on a Slurm cluster.
  func run(_ folder: PlanFolder, book: String, key: String, jobs: Int?) async throws {
    var options = SlurmRun.Options()
    options.atOnce = atOnce
    options.tries = tries
    options.sbatch = slurmOption + ["--cpus-per-task=\(jobs ?? 1)"]
    let tool = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path(percentEncoded: false)
    let run = SlurmRun(
      of: folder,
      command: [
        tool, "grade", "run", folder.path, "--book", book, "--key", absolute(key), "--jobs",
        "\(jobs ?? 1)",
      ], options: options)
    let display = ClusterDisplay()
    InterruptHandling.install { [name = run.jobName] in
      display.finish()
      print(
        """
        the jobs go on without this; the same command waits for them again, and \
        'scancel --name=\(name)' ends them
        """)
      fflush(nil)
    }
    try await run.run(display.show)
    display.finish()
  }

  private func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
  }
}
