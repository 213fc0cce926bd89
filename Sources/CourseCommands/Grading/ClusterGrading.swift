import BatchGrading
import Foundation

/// Grades a class on a cluster with one command: plans, submits, waits and merges.
///
/// The plan lies beside the gradebook until its records are in it. A command that was stopped finds it
/// there, and waits for the jobs that run.
struct ClusterGrading {
  let assignment: Assignment
  let wishes: GradingWishes
  let cluster: ClusterOptions

  /// The absolute path of the book.
  let book: String
  let jobs: Int?

  /// Into how many shards to cut the submissions; `nil` for one for each ten submissions.
  let shards: Int?

  /// The most shards that are made where nobody says how many.
  private static let mostShards = 1000

  /// Grades.
  ///
  /// - Returns: What came of it; `nil` if nothing was to be graded.
  func run() async throws -> GradingSummary? {
    var summary: GradingSummary?
    if FileManager.default.fileExists(atPath: assignment.planPath) {
      let folder = try unfinished()
      ClusterDisplay.note("going on with \(folder.path)")
      summary = try await finish(folder)
      // What was handed in since then is not in that plan.
      if wishes.regrade { return summary }
    }
    let plan = try ClassPlan(wishes, in: assignment)
    let submissions = try plan.submissions()
    guard !submissions.isEmpty else { return summary }
    let count = shards ?? min((submissions.count + 9) / 10, Self.mostShards)
    let made = try await plan.write(submissions, shards: count, to: assignment.planPath)
    ClusterDisplay.note(
      "planned \(made.count.counted("submission")) in \(made.shards.count.counted("shard"))")
    return try await finish(try opened())
  }

  private func opened() throws -> PlanFolder {
    try PlanFolder(at: assignment.planPath, keyFile: assignment.keyPath)
  }

  /// The plan of a run that was stopped.
  ///
  /// - Throws: `PlanError.unfinished` if it is for something else.
  private func unfinished() throws -> PlanFolder {
    let folder = try opened()
    let planned = folder.plan.occasion
    let asked = try ClassPlan(wishes, in: assignment).occasion()
    guard planned.regrade == asked.regrade, planned.scope == asked.scope,
      planned.assignment == asked.assignment
    else { throw PlanError.unfinished(path: assignment.planPath) }
    return folder
  }

  private func finish(_ folder: PlanFolder) async throws -> GradingSummary {
    try await cluster.run(folder, book: book, key: assignment.keyPath, jobs: jobs)
    let summary = try GradingSummary(merging: folder, into: assignment.gradebookPath)
    // Its records are in the gradebook, and it holds what students wrote.
    try? FileManager.default.removeItem(atPath: folder.path)
    return summary
  }
}
