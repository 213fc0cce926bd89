import ArgumentParser
import BatchGrading
import BookModel
import Diagnostics
import Foundation
import Grading

/// Grades shards of a plan.
struct GradeRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Grade shards of a plan.",
    discussion: """
      Without '--shard', the number is taken from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX; where \
      neither is set, all shards with open answers are graded. Each submission is on the disk as soon \
      as it is graded, so a shard that was killed goes on where it was.

      With '--engine slurm', each shard is a task of a job array, and the command waits for all of \
      them. Shards of a lost node are submitted again. All nodes must have the book, the tool and the \
      plan at the same paths. Ctrl-C leaves the jobs running; the same command waits for them again.

      EXAMPLES
        course grade run grades.plan --shard 3
        course grade run grades.plan
        course grade run grades.plan --engine slurm --at-once 40 --slurm-option=--partition=short

      Exit codes: 0 all shards that were asked for are graded, 2 it could not run, 130 it was stopped.
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder of the plan.", completion: .directory)
  var plan: String

  @OptionGroup var key: PlanKeyOptions

  @Option(name: .long, help: "The number of a shard, from 0; may be repeated.")
  var shard: [Int] = []

  @Option(help: "How many submissions to grade at a time. Default: one for each core.")
  var jobs: Int?

  @OptionGroup var cluster: ClusterOptions

  func validate() throws {
    guard (jobs ?? 1) >= 1 else { throw ValidationError("'--jobs' is at least 1") }
    guard shard.isEmpty || cluster.engine == .local else {
      throw ValidationError("'--engine slurm' grades all shards; leave '--shard' out")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let folder = try PlanFolder(at: plan, keyFile: key.key)
      if cluster.engine == .slurm {
        try await cluster.run(
          folder, book: try options.root(), key: key.key ?? folder.keyPath, jobs: jobs)
        return print("all \(folder.plan.shards.count.counted("shard")) are graded")
      }
      let run = try ShardRun(of: folder, by: try await grader(of: folder))
      let (stop, progress) = (BatchRun.Stop(), GradingProgress())
      progress.stopOnInterrupt(stop)
      for shard in try shards(of: folder) {
        let (summary, problems) = try await run.run(
          shard, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, stop: stop,
          progress: progress.show)
        progress.finish()
        for problem in problems { Self.note("\(problem); it is graded again") }
        if summary.isStopped {
          print("stopped; 'course grade run' with the same words goes on where this run was")
          throw ExitCode(130)
        }
        print(
          "shard \(shard): \(summary.count.counted("submission")), \(summary.graded) graded now")
      }
    }
  }

  private func shards(of folder: PlanFolder) throws -> [Int] {
    if !shard.isEmpty { return shard }
    let environment = ProcessInfo.processInfo.environment
    for name in ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"] {
      if let number = environment[name].flatMap({ Int($0) }) { return [number] }
    }
    return try ShardMerge(of: folder).openShards()
  }

  private func grader(of folder: PlanFolder) async throws -> SubmissionGrader {
    let book = try Book.read(root: try options.root())
    return try await SubmissionGrader(
      grader: try await Grader(root: book.root),
      exercises: try folder.plan.exercises.map { try book.exercise($0.id) },
      assignment: folder.plan.occasion.assignment, keyFile: key.key ?? folder.keyPath,
      version: Course.configuration.version)
  }

  private static func note(_ text: String) {
    FileHandle.standardError.write(Data("course: \(text.withVisibleControls)\n".utf8))
  }
}

extension Book {
  /// The exercise of a plan.
  fileprivate func exercise(_ id: String) throws(BatchError) -> Exercise {
    guard let found = exercises.first(where: { $0.id == id }) else {
      throw .noExercise(name: id, nearest: nil)
    }
    return found
  }
}
