import GradeRecords
import Intake

/// What would be graded.
struct DryRun {
  let assignment: Assignment
  let listing: Intake.Listing
  let submissions: [PendingSubmission]

  init(assignment: Assignment, listing: Intake.Listing, _ submissions: [PendingSubmission]) {
    self.assignment = assignment
    self.listing = listing
    self.submissions = submissions
  }

  var text: String {
    var lines = submissions.flatMap { pending in
      let submission = assignment.intake.submission(pending)
      let count = "\(submission.answers.count) of \(assignment.exercises.count.counted("answer"))"
      let late = pending.isMarkedLate ? ", marked late" : ""
      let reasons = [submission.failure].compactMap { $0 }
      let refused = submission.refused.map { "    \($0.path): \($0.reason)" }
      let whole = refused.isEmpty ? [submission.refusal].compactMap { $0 } : []
      return ["\(pending.student)  \(pending.layout.rawValue)  \(count)\(late)  \(pending.path)"]
        + (reasons + whole).map { "    \($0)" } + refused
    }
    let received = Set(submissions.map(\.student))
    let missing = listing.students.filter { !received.contains($0.id) }.map(\.id)
    if !missing.isEmpty && !submissions.isEmpty {
      lines.append("without a submission: " + missing.joined(separator: ", "))
    }
    for problem in listing.problems {
      lines.append("not taken in: \(problem.path): \(problem.reason)")
      if let help = problem.help { lines.append("    help: \(help)") }
    }
    lines.append("gradebook: \(assignment.gradebookPath)")
    lines.append("nothing was written")
    return lines.joined(separator: "\n")
  }
}
