import Diagnostics
import GradeRecords

/// What a student is told of the whole assignment, in Markdown.
///
/// What a program printed is in blocks of code that it cannot end, or has its marks escaped.
public struct StudentFeedbackText {
  private let gradebook: GradebookSnapshot
  private let grade: StudentGrade

  /// Creates a text for a student of a gradebook.
  public init(_ grade: StudentGrade, in gradebook: GradebookSnapshot) {
    self.grade = grade
    self.gradebook = gradebook
  }

  /// The text.
  public var markdown: String {
    let sections = zip(gradebook.exercises, grade.exercises).flatMap(section)
    let head = [
      "# \(Self.escaped(gradebook.assignment))",
      "\(Self.escaped(grade.student.displayName)): \(grade.points.short) of \(grade.maximum.short) points"
        + (grade.isComplete ? "" : "; some answers have no mark yet"),
    ]
    let late = grade.lateness.flatMap {
      $0.seconds > 0 ? "Late: \($0.penalty.percent) of the points are lost." : nil
    }
    let refused = grade.refused.map { Self.escaped("\($0.path) was not taken: \($0.reason)") }
    return (head + (late.map { [$0] } ?? []) + refused + sections).joined(separator: "\n\n") + "\n"
  }

  private func section(_ column: ExerciseColumn, _ cell: ExerciseGrade) -> [String] {
    var parts = [
      "## \(column.title.withVisibleControls): \(cell.shownPoints) of \(cell.maximum.short)"
    ]
    if let reason = cell.record?.reason, !reason.isEmpty { parts.append(Self.escaped(reason)) }
    if !cell.comment.isEmpty { parts.append(Self.block(cell.comment)) }
    guard let record = cell.record else { return parts }
    if !record.groups.isEmpty {
      parts.append(
        record.groups.map {
          "- \(Self.escaped($0.name)): \($0.points.short) of \($0.maximum.short)"
        }
        .joined(separator: "\n"))
    }
    if let mistake = record.mistake { parts.append("Hint: \(mistake.hint.withVisibleControls)") }
    if !record.feedback.messages.isEmpty {
      parts += ["The compiler says:", Self.block(record.feedback.messages.joined(separator: "\n"))]
    }
    for failure in record.feedback.failures {
      let title = failure.title.isEmpty ? failure.group : "\(failure.group): \(failure.title)"
      parts += ["\(Self.escaped(title)):", Self.block(failure.lines.joined(separator: "\n"))]
    }
    if record.feedback.hiddenCount > 0 {
      parts.append(
        "\(record.feedback.hiddenRight) of \(record.feedback.hiddenCount) hidden cases are right.")
    }
    if !record.feedback.printed.isEmpty {
      parts += ["Your program printed:", Self.block(record.feedback.printed)]
    }
    return parts
  }

  /// A block of code with a fence that the text does not have.
  static func block(_ text: String) -> String {
    let longest = text.unicodeScalars.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return
      "\(fence)text\n\(lines.map { String($0).withVisibleControls }.joined(separator: "\n"))\n\(fence)"
  }

  /// Text on one line that Markdown takes as it is.
  ///
  /// A bracket before a combining mark is one character with it, and a bracket nevertheless.
  static func escaped(_ text: String) -> String {
    text.withVisibleControls.unicodeScalars.reduce(into: "") { result, scalar in
      let isMark =
        ("!"..."/").contains(scalar) || (":"..."@").contains(scalar)
        || ("["..."`").contains(scalar) || ("{"..."~").contains(scalar)
      if isMark { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
  }
}
