import GradeRecords
import Tables

/// The formats in which grades are exported.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// A table for spreadsheets: a row for each student, a column for each exercise.
  case csv

  /// The table that Canvas's gradebook exports, filled in for its import.
  case canvas

  /// A table for Moodle's gradebook import.
  case moodle

  /// Moodle's offline grading worksheet of an assignment, filled in.
  case moodleWorksheet = "moodle-worksheet"

  /// LTI Assignment and Grade Services: a score for each student, as JSON Lines.
  case lti

  /// JUnit's XML: a suite for each student, a test for each exercise.
  case junit

  /// Gradescope's `results.json`, one for each student.
  case gradescope

  /// Exercism's `results.json` version 3, one for each answer.
  case exercism

  /// Whether the export is a folder of files.
  public var isFolder: Bool { self == .gradescope || self == .exercism }
}

/// How grades are exported.
public struct ExportOptions: Sendable {
  /// The text of the file that the platform wrote.
  public var template: String?

  /// The template's column for the grades; `nil` for the one named after the assignment.
  public var column: String?

  /// When the scores were made, for LTI.
  public var moment: Moment

  /// Creates options.
  public init(template: String? = nil, column: String? = nil, moment: Moment = .now) {
    self.template = template
    self.column = column
    self.moment = moment
  }
}

extension ExportFormat {
  /// Returns the grades in this format.
  ///
  /// A student with an answer that has no mark yet gets no grade on a platform, and a note.
  ///
  /// - Throws: `ExportError`; then there is nothing to write.
  public func export(
    _ gradebook: GradebookSnapshot, _ options: ExportOptions = ExportOptions()
  ) throws(ExportError) -> Export {
    switch self {
    case .csv: GradebookTable(gradebook).export
    case .canvas: try CanvasGradebook(gradebook, options).export()
    case .moodle: try MoodleGradebook(gradebook, options).export()
    case .moodleWorksheet: try MoodleWorksheet(gradebook, options).export()
    case .lti: LTIScores(gradebook, at: options.moment).export
    case .junit: JUnitExport(gradebook).export
    case .gradescope: GradescopeResults(gradebook).export
    case .exercism: ExercismResults(gradebook).export
    }
  }
}
