import ArgumentParser
import GradeExports
import GradePages
import GradeRecords

/// What can be made of a gradebook.
enum ExportForm: Hashable {
  /// A table or the like for other programs.
  case format(ExportFormat)

  /// A page and a text for each student.
  case feedback

  /// A page for instructors.
  case report

  /// All forms.
  static let all = ExportFormat.allCases.map(ExportForm.format) + [.feedback, .report]

  /// Whether several files are made.
  var isFolder: Bool {
    switch self {
    case .format(let format): format.isFolder
    case .feedback: true
    case .report: false
    }
  }

  /// Makes it.
  ///
  /// - Throws: `ExportError`; then there is nothing to write.
  func export(
    _ gradebook: GradebookSnapshot, _ options: ExportOptions
  ) throws(ExportError) -> Export {
    switch self {
    case .format(let format): try format.export(gradebook, options)
    case .feedback: Self.feedback(gradebook)
    case .report:
      Export(files: [.init(path: "report.html", text: ClassReportPage(gradebook).markup)])
    }
  }

  private static func feedback(_ gradebook: GradebookSnapshot) -> Export {
    let files = gradebook.students.flatMap { grade -> [Export.File] in
      let folder = grade.student.id.fileName
      return [
        .init(
          path: "\(folder)/feedback.html", text: StudentFeedbackPage(grade, in: gradebook).markup),
        .init(
          path: "\(folder)/feedback.md", text: StudentFeedbackText(grade, in: gradebook).markdown),
      ]
    }
    return Export(files: files)
  }
}

extension ExportForm: ExpressibleByArgument {
  /// The name on the command line.
  var name: String {
    switch self {
    case .format(let format): format.rawValue
    case .feedback: "feedback"
    case .report: "report"
    }
  }

  init?(argument: String) {
    guard let form = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = form
  }

  static var allValueStrings: [String] { all.map(\.name) }
}
