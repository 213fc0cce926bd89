import GradeRecords
import Gradebook
import Intake

/// What is said when grading ends: plain lines that can be pasted into a message.
struct GradingSummary {
  /// The gradebook.
  var whole: GradebookSnapshot

  /// What was asked for.
  var scope = GradingScope()

  /// How many submissions there are.
  var count: Int

  /// How many another run is grading.
  var elsewhere = 0

  /// What was done, such as `10 graded now in 11 s`.
  var work: String
  var problems: [IntakeProblem]
  var changes: [MarkChange]?
  var gradebook: String

  /// The part of the gradebook that was asked for.
  private var snapshot: GradebookSnapshot { whole.restricted(to: scope) }

  /// The answers that have no verdict.
  private var notGraded: [(student: String, cell: ExerciseGrade)] {
    snapshot.students.flatMap { row in
      row.exercises.filter { row.source != nil && $0.verdict == .notGraded }
        .map { (row.student.id, $0) }
    }
  }

  /// The answers that are not what their list says.
  private var altered: [String] {
    snapshot.students.flatMap { row in
      row.exercises.filter { $0.record?.basis.isAltered == true }
        .map { "  \(row.student.id)  \($0.exercise)" }
    }
  }

  /// Whether something is left for the instructor to look at.
  var isClean: Bool { notGraded.isEmpty && problems.isEmpty && elsewhere == 0 }

  /// The whole text, ended by a newline.
  var text: String {
    var blocks = [numbers]
    if let changes { blocks.append(changeLines(changes)) }
    if !notGraded.isEmpty {
      let lines = notGraded.prefix(50).map { student, cell in
        "  \(student)  \(cell.exercise)  \(cell.record?.reason.prefix(200) ?? "")"
      }
      blocks.append(
        (["not graded, which is no mark; the next run tries again:"] + lines).joined(
          separator: "\n"))
    }
    if !altered.isEmpty {
      let head = "changed after 'course submit' packed them, and graded as they are:"
      blocks.append(([head] + altered.prefix(50)).joined(separator: "\n"))
    }
    if !problems.isEmpty {
      let lines = problems.prefix(50).map { problem in
        "  \(problem.path): \(problem.reason)" + (problem.help.map { "\n    help: \($0)" } ?? "")
      }
      blocks.append((["not taken in:"] + lines).joined(separator: "\n"))
    }
    if elsewhere > 0 {
      blocks.append(
        "\(elsewhere.counted("submission")) left to another run, which is grading them now")
    }
    blocks.append("gradebook: \(gradebook)")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var numbers: String {
    let snapshot = snapshot
    let rows = snapshot.students
    let received = rows.filter { $0.source != nil }
    let cells = received.flatMap(\.exercises)
    let counts = Dictionary(grouping: cells, by: \.verdict).mapValues(\.count)
    let verdicts = Verdict.allCases.compactMap { verdict in
      counts[verdict].map { "\($0) \(verdict.rawValue)" }
    }
    let waiting = counts[.waiting] ?? 0
    let total = received.reduce(0) { $0 + $1.points }
    let mean = received.isEmpty ? 0 : total / Double(received.count)
    let missing = rows.count - received.count
    let columns = part(snapshot.exercises.count, of: whole.exercises.count)
    var lines = [
      "assignment   \(snapshot.assignment)",
      "submissions  \(count), \(work)",
      "students     \(part(rows.count, of: whole.students.count)), \(missing) without a submission",
      "answers      \(verdicts.joined(separator: ", "))",
      "mean         \(mean.formatted(decimals: 2)) of \(snapshot.maximum.formatted(decimals: 0)) points",
    ]
    if scope.exercises != nil { lines.insert("exercises    \(columns)", at: 3) }
    if waiting > 0 { lines.append("by hand      \(waiting) wait for a person's mark") }
    let late = received.count { ($0.lateness?.seconds ?? 0) > 0 }
    if late > 0 { lines.append("late         \(late)") }
    return lines.joined(separator: "\n")
  }

  /// A number, with the whole where it is only a part.
  private func part(_ count: Int, of whole: Int) -> String {
    count == whole ? "\(count)" : "\(count) of \(whole)"
  }

  private func changeLines(_ changes: [MarkChange]) -> String {
    guard !changes.isEmpty else { return "the regrade changed no mark" }
    let lines = changes.prefix(200).map { change in
      let before = change.before.map {
        "\($0.points.formatted(decimals: 2)) (\($0.verdict.rawValue))"
      }
      let after = "\(change.after.points.formatted(decimals: 2)) (\(change.after.verdict.rawValue))"
      return
        "  \(change.student)  \(change.exercise)  \(before ?? "no mark") → \(after)  \(change.why)"
    }
    return (["the regrade changed \(changes.count.counted("mark")):"] + lines)
      .joined(separator: "\n")
  }
}

extension MarkChange {
  /// What is different from when it was graded before.
  fileprivate var why: String {
    guard let before else { return "it had not been graded" }
    if before.basis.checksSHA256 != after.basis.checksSHA256 { return "the checks changed" }
    if before.basis.toolVersion != after.basis.toolVersion { return "the tool changed" }
    if before.basis.seedID != after.basis.seedID { return "other hidden cases" }
    return "the same checks gave another verdict"
  }
}
