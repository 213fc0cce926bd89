import Diagnostics
import GradeRecords
import PageMarkup

/// What a student is told of the whole assignment, as a page.
///
/// Nothing that a program printed can become markup, and nothing of a hidden case is in it but the
/// count.
public struct StudentFeedbackPage {
  private let gradebook: GradebookSnapshot
  private let grade: StudentGrade

  /// Creates a page for a student of a gradebook.
  public init(_ grade: StudentGrade, in gradebook: GradebookSnapshot) {
    self.grade = grade
    self.gradebook = gradebook
  }

  /// The page.
  public var markup: String {
    let sections = zip(gradebook.exercises, grade.exercises).map(section)
    return ReportPage(
      title: gradebook.assignment.withVisibleControls, content: head + .joined(sections)
    ).markup
  }

  private var head: HTML {
    HTML("p") {
      HTML("strong") { HTML.inert(grade.student.displayName) }
      ": \(grade.points.short) of \(grade.maximum.short) points"
      if !grade.isComplete { ". Some answers have no mark yet" }
      "."
    }
      + lateness
      + .joined(
        grade.refused.map { file in
          HTML("p", ["class": "soft"]) { HTML.inert("\(file.path) was not taken: \(file.reason)") }
        })
      + .table(
        ["exercise", "points", "of"],
        zip(gradebook.exercises, grade.exercises).map { column, cell in
          [
            HTML("a", ["href": "#\(column.id)"]) { HTML.marked(column.title) },
            HTML(text: cell.shownPoints), HTML(text: cell.maximum.short),
          ]
        }, firstNumber: 1)
  }

  private var lateness: HTML {
    guard let lateness = grade.lateness, lateness.seconds > 0 else { return .empty }
    let hours = (Double(lateness.seconds) / 3600).short
    let days = lateness.graceDays > 0 ? ", \(lateness.graceDays) grace days used" : ""
    return HTML("p") {
      "\(hours) hours late\(days): \(lateness.penalty.percent) of the points are lost."
    }
  }

  private func section(_ column: ExerciseColumn, _ cell: ExerciseGrade) -> HTML {
    HTML("section") {
      HTML("h2", ["id": column.id]) {
        HTML.marked(column.title)
        HTML("span", ["class": "soft"]) { " · \(cell.shownPoints) of \(cell.maximum.short)" }
      }
      if let record = cell.record, !record.reason.isEmpty {
        HTML("p") { HTML.inert(record.reason) }
      }
      if !cell.comment.isEmpty { HTML("pre") { HTML.inertLines(cell.comment) } }
      if let record = cell.record { details(record) }
    }
  }

  private func details(_ record: ExerciseRecord) -> HTML {
    let feedback = record.feedback
    return HTML.joined([
      record.groups.isEmpty
        ? .empty
        : .table(
          ["cases", "points", "of"],
          record.groups.map {
            [.marked($0.name), HTML(text: $0.points.short), HTML(text: $0.maximum.short)]
          }, firstNumber: 1),
      record.mistake.map { mistake in HTML("p") { HTML.marked("Hint: \(mistake.hint)") } }
        ?? .empty,
      feedback.messages.isEmpty ? .empty : block("The compiler says", feedback.messages),
      .joined(
        feedback.failures.map { failure in
          block(
            failure.title.isEmpty ? failure.group : "\(failure.group): \(failure.title)",
            failure.lines)
        }),
      feedback.hiddenCount > 0
        ? HTML("p") { "\(feedback.hiddenRight) of \(feedback.hiddenCount) hidden cases are right." }
        : .empty,
      feedback.printed.isEmpty ? .empty : block("Your program printed", [feedback.printed]),
    ])
  }

  private func block(_ title: String, _ lines: [String]) -> HTML {
    HTML("h3") { HTML.marked(title) }
      + HTML("pre", ["tabindex": "0"]) { HTML.inertLines(lines.joined(separator: "\n")) }
  }
}

extension ExerciseGrade {
  /// The points as they are shown; a word where there are none.
  var shownPoints: String {
    if origin == .excused { return "excused" }
    return finalPoints?.short ?? "no mark yet"
  }
}

extension Double {
  /// The number with two decimals at most.
  var short: String {
    let cents = Int((magnitude * 100).rounded())
    let part = cents % 100
    let decimals =
      part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return "\(self < 0 && cents > 0 ? "−" : "")\(cents / 100)\(decimals)"
  }
}

extension HTML {
  /// Lines of text as a student's program may have printed them.
  static func inertLines(_ text: String) -> HTML {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return HTML(text: lines.map { String($0).withVisibleControls }.joined(separator: "\n"))
  }

  /// An author's Markdown as text, in which only code is set apart.
  static func marked(_ text: String) -> HTML {
    .joined(
      text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map {
        place, piece in
        place % 2 == 1 ? HTML("code") { HTML.inert(String(piece)) } : .inert(String(piece))
      })
  }
}
