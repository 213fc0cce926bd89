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

      EXAMPLES
        course grade run grades.plan --shard 3
        course grade run grades.plan
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The folder of the plan.", completion: .directory)
  var plan: String

  @OptionGroup var key: PlanKeyOptions

  @Option(name: .long, help: "The number of a shard, from 0; may be repeated.")
  var shard: [Int] = []

  @Option(help: "How many submissions to grade at a time. Default: one for each core.")
  var jobs: Int?

  func validate() throws {
    guard (jobs ?? 1) >= 1 else { throw ValidationError("'--jobs' is at least 1") }
  }

  func run() async throws {
    try await reportingFailures {
      let folder = try PlanFolder(at: plan, keyFile: key.key)
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
