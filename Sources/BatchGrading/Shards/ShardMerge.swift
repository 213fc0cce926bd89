import Foundation
import GradeRecords
import Gradebook
import Intake

/// Puts the records of all shards of a plan into the gradebook.
///
/// Everything is checked before the first record is added. The gradebook does not depend on how many
/// shards there were, and merging again changes nothing.
public struct ShardMerge: Sendable {
  private let folder: PlanFolder

  /// Prepares merging a plan.
  public init(of folder: PlanFolder) {
    self.folder = folder
  }

  /// Returns what keeps shards from being merged.
  ///
  /// - Throws: `PlanError` if a file cannot be read.
  public func obstacles() throws(PlanError) -> [ShardProblem] {
    var problems: [ShardProblem] = []
    for shard in folder.plan.shards.indices { problems += try obstacles(of: shard) }
    return problems
  }

  /// Returns what keeps one shard from being merged.
  public func obstacles(of shard: Int) throws(PlanError) -> [ShardProblem] {
    let submissions = try folder.submissions(of: shard)
    return records(of: shard, submissions).obstacles(submissions)
  }

  /// The shards with answers that have no verdict, those that could not be graded among them.
  ///
  /// - Throws: `PlanError` if a file cannot be read.
  public func openShards() throws(PlanError) -> [Int] {
    var open: [Int] = []
    for shard in folder.plan.shards.indices where try isOpen(shard) { open.append(shard) }
    return open
  }

  /// Whether running a shard again has something to do.
  public func isOpen(_ shard: Int) throws(PlanError) -> Bool {
    let submissions = try folder.submissions(of: shard)
    let records = records(of: shard, submissions)
    return !records.problems.isEmpty
      || submissions.contains { !records.missing(of: $0).isEmpty }
  }

  /// Adds the records to a gradebook.
  ///
  /// - Parameter open: Opens the gradebook once everything is checked; exercises, students and policy
  ///   are taken from the plan.
  /// - Returns: The gradebook, and the number of the regrade, 0 for a first grading.
  /// - Throws: `PlanError.refused` if a record is not as it must be, or missing; nothing is added then.
  ///   `GradebookError` if the gradebook cannot be written; merging again goes on.
  public func merge(
    into open: () throws -> GradebookFile
  ) throws -> (gradebook: GradebookFile, regrade: Int) {
    let problems = try obstacles()
    guard problems.isEmpty else { throw PlanError.refused(problems: problems, plan: folder.name) }
    let gradebook = try open()
    let occasion = folder.plan.occasion
    try gradebook.setUp(
      exercises: occasion.columns, students: occasion.students, policy: occasion.policy)
    try register(in: gradebook)
    let regrade = try occasion.regrade.map {
      try gradebook.regrade("plan \(folder.plan.id): \($0)")
    }
    if let regrade, regrade.hasEnded { return (gradebook, regrade.number) }
    for shard in folder.plan.shards.indices {
      let submissions = try folder.submissions(of: shard)
      let records = records(of: shard, submissions)
      for submission in submissions {
        try gradebook.add(records.record(of: submission), run: regrade?.number ?? 0)
      }
    }
    if let regrade { try gradebook.endRegrade(regrade.number) }
    return (gradebook, regrade?.number ?? 0)
  }

  private func records(of shard: Int, _ submissions: [PlannedSubmission]) -> ShardRecords {
    let file = "\(folder.path)/\(PlanFolder.recordsName(shard))"
    let text = FileManager.default.contents(atPath: file).map {
      String(decoding: $0, as: UTF8.self)
    }
    return ShardRecords(of: shard, submissions, in: folder, reading: text ?? "")
  }

  /// Numbers the attempts in the plan's order, whatever shard they are in.
  private func register(in gradebook: GradebookFile) throws {
    var sources: [(place: Int, source: SubmissionSource)] = []
    for shard in folder.plan.shards.indices {
      sources += try folder.submissions(of: shard).map { ($0.place, $0.submission.source) }
    }
    sources.sort { $0.place < $1.place }
    for start in stride(from: 0, to: sources.count, by: 500) {
      _ = try gradebook.register(
        sources[start..<min(start + 500, sources.count)].map(\.source))
    }
  }
}
