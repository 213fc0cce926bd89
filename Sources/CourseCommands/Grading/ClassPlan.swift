import BatchGrading
import Foundation
import GradeRecords
import Gradebook
import Intake

/// What is to be graded in a class, for several machines.
struct ClassPlan {
  private let assignment: Assignment
  private let wishes: GradingWishes
  private let listing: Intake.Listing

  /// Looks at the submissions.
  ///
  /// - Throws: `IntakeError` or `BatchError`.
  init(_ wishes: GradingWishes, in assignment: Assignment) throws {
    self.assignment = assignment
    self.wishes = wishes
    listing = try assignment.intake.listing()
  }

  /// The submissions with what is to be graded in them.
  func submissions() throws -> [PlanFolder.Wish] {
    let chosen = try wishes.submissions(listing, in: assignment)
    let isThere = FileManager.default.fileExists(atPath: assignment.gradebookPath)
    let gradebook = isThere ? try GradebookFile(existingAt: assignment.gradebookPath) : nil
    let selection = try wishes.selection(in: assignment, gradebook)
    return try chosen.compactMap { pending in
      let submission = assignment.intake.submission(pending)
      let done = wishes.regrade ? [] : try gradebook?.doneExercises(of: submission.source) ?? []
      let missing = selection.exercises(of: pending.student).subtracting(done)
      return missing.isEmpty ? nil : PlanFolder.Wish(submission, exercises: missing)
    }
  }

  /// What the plan is for.
  func occasion() throws -> GradingPlan.Occasion {
    GradingPlan.Occasion(
      assignment: assignment.name, columns: assignment.columns, students: listing.students,
      policy: assignment.policy, problems: listing.problems,
      regrade: wishes.regrade ? try wishes.regradeName(in: assignment) : nil,
      scope: try wishes.scope(in: assignment))
  }

  /// Writes the plan.
  ///
  /// - Parameters:
  ///   - submissions: What is to be graded.
  ///   - shards: Into how many parts to cut it.
  ///   - path: The folder to make.
  /// - Returns: The plan.
  /// - Throws: `PlanError`, or `BatchError` where answers would not be shut in.
  func write(
    _ submissions: [PlanFolder.Wish], shards: Int, to path: String
  ) async throws -> GradingPlan {
    try PlanFolder.write(
      submissions, shards: shards, occasion: try occasion(), grader: try await assignment.grader(),
      to: path, gradebook: assignment.gradebookPath)
  }
}

extension GradingSummary {
  /// Puts the records of a plan's shards into a gradebook, and sums it up.
  ///
  /// - Throws: `PlanError` or `GradebookError`.
  init(merging folder: PlanFolder, into path: String) throws {
    let occasion = folder.plan.occasion
    let (file, number) = try ShardMerge(of: folder).merge {
      try GradebookFile(at: path, assignment: occasion.assignment)
    }
    self.init(
      whole: try file.snapshot(), scope: occasion.scope ?? GradingScope(),
      count: folder.plan.count, work: "merged from \(folder.plan.shards.count.counted("shard"))",
      problems: occasion.problems, changes: number > 0 ? try file.changes(inRegrade: number) : nil,
      gradebook: path)
    try file.settle()
  }
}
