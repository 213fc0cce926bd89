import Foundation
import GradeRecords
import Intake

/// Grades the submissions of one shard into its file.
///
/// Each submission is on the disk as soon as it is graded. A run that was killed goes on where it was.
public struct ShardRun: Sendable {
  private let folder: PlanFolder
  private let grader: SubmissionGrader

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - folder: The plan.
  ///   - grader: What grades, with the plan's exercises and key.
  /// - Throws: `PlanError.otherGround` if the book or the tool here are not those of the plan.
  public init(of folder: PlanFolder, by grader: SubmissionGrader) throws(PlanError) {
    let here = Dictionary(uniqueKeysWithValues: grader.planned.map { ($0.id, $0) })
    for planned in folder.plan.exercises {
      guard planned.checksSHA256 == here[planned.id]?.checksSHA256 else {
        throw .otherGround(exercise: planned.id, what: "the text and checks")
      }
      guard planned.toolVersion == here[planned.id]?.toolVersion else {
        throw .otherGround(exercise: planned.id, what: "the tool and compiler")
      }
    }
    self.folder = folder
    self.grader = grader
  }

  /// Grades a shard.
  ///
  /// - Parameters:
  ///   - shard: The number of the shard, from 0.
  ///   - jobs: How many submissions at a time.
  ///   - stop: Asks the run to stop.
  ///   - progress: Called from any thread as submissions are done.
  /// - Returns: What came of it, and what was wrong with earlier records, which are graded again.
  /// - Throws: `PlanError`; what is recorded stays.
  public func run(
    _ shard: Int, jobs: Int, stop: BatchRun.Stop = BatchRun.Stop(),
    progress: @escaping @Sendable (BatchRun.Progress) -> Void = { _ in }
  ) async throws -> (summary: BatchRun.Summary, problems: [ShardProblem]) {
    let submissions = try folder.submissions(of: shard)
    let file = try RecordFile(of: shard, in: folder)
    let text = try file.text()
    let known = ShardRecords(of: shard, submissions, in: folder, reading: text)
    if !known.problems.isEmpty {
      try file.keep(known.goodLines, of: text)
    } else if !text.isEmpty, !text.hasSuffix("\n") {
      try file.keep(known.goodLines)
    }
    let (plan, signing) = (folder.plan.id, folder.recordSigning)
    let list = WorkList(
      submissions, stop: stop, student: { $0.submission.source.student }, progress: progress)
    let summary = try await list.run(jobs: jobs) { planned in
      let missing = known.missing(of: planned)
      guard !missing.isEmpty else { return .known }
      let record = await grader.record(of: planned.submission, exercises: missing)
      try file.add(signing.line(ShardRecord(plan: plan, shard: shard, record: record)))
      return .graded
    }
    return (summary, known.problems)
  }
}
