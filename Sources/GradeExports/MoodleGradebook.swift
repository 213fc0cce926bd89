import GradeRecords
import Tables

/// A table for Moodle's gradebook import: who, the grade, the feedback.
///
/// One unknown student, or one cell that is no number, makes Moodle refuse all rows, so only students
/// with a grade are in it, and with a template only those whom it has.
struct MoodleGradebook {
  private let gradebook: GradebookSnapshot
  private let options: ExportOptions

  init(_ gradebook: GradebookSnapshot, _ options: ExportOptions) {
    self.gradebook = gradebook
    self.options = options
  }

  func export() throws(ExportError) -> Export {
    let (rows, notes) =
      if let template = options.template { try filled(template) } else { try listed() }
    return Export(
      files: [.init(path: "moodle.csv", text: CSVTable(rows: rows).text)], notes: notes)
  }

  private var gradeColumns: [String] {
    [
      "Assignment: \(gradebook.assignment) (Real)",
      "Assignment: \(gradebook.assignment) (Feedback)",
    ]
    .map(CellText.inert)
  }

  /// The identities of an export of Moodle, each with the grade.
  private func filled(_ text: String) throws(ExportError) -> ([CSVTable.Row], [String]) {
    var table = try PlatformTable(text)
    let keys = MoodleColumns.keys(of: table)
    guard !keys.isEmpty else {
      throw .template(
        line: 1,
        rule: "none of Moodle's columns 'ID number', 'Email address' and 'Username' is there")
    }
    try table.find(from: 1, in: gradebook, by: keys)
    let shown = MoodleColumns.shown(in: table)
    let comma = MoodleColumns.usesDecimalComma(table)
    var rows = [CSVTable.Row(shown.map { table.header[$0] } + gradeColumns)]
    var unmarked: [Student.ID] = []
    for (place, row) in table.table.rows.enumerated() {
      guard let student = table.students[place] else { continue }
      guard let cells = cells(student, comma: comma) else {
        unmarked.append(student.student.id)
        continue
      }
      try table.check(row, columns: shown)
      rows.append(CSVTable.Row(shown.map { row.fields[$0] } + cells))
    }
    return (rows, table.notes(gradebook, unmarked: unmarked))
  }

  /// The identities of the roster, each with the grade.
  private func listed() throws(ExportError) -> ([CSVTable.Row], [String]) {
    let names = ["Full name", "ID number", "Email address", "Username"]
    var rows = [CSVTable.Row(names + gradeColumns)]
    var notes: [String] = []
    for student in gradebook.students {
      let person = student.student
      guard let cells = cells(student, comma: false) else {
        notes.append("'\(person.id)' has answers without a mark, and gets none")
        continue
      }
      let fields = [person.name, person.sisID ?? "", person.email ?? "", person.login ?? ""]
      for (name, field) in zip(names, fields) where CellText.isFormula(field) {
        throw .formula(line: rows.count + 1, column: name, value: field)
      }
      rows.append(CSVTable.Row(fields + cells))
    }
    return (rows, notes)
  }

  /// The grade and the feedback; `nil` where there is no grade.
  private func cells(_ student: StudentGrade, comma: Bool) -> [String]? {
    guard case .points(let points) = student.grade(of: gradebook.maximum) else { return nil }
    let grade = MoodleColumns.number(points, comma: comma)
    return [grade, CellText.inert(student.summary(gradebook.exercises))]
  }
}

/// What Moodle calls its columns.
enum MoodleColumns {
  /// The columns that tell who a row is about.
  static func keys(of table: PlatformTable) -> [StudentMatcher.Key: Int] {
    var keys: [StudentMatcher.Key: Int] = [:]
    keys[.sisID] = table.table.column("ID number")
    keys[.login] = table.table.column("Username")
    keys[.email] = table.table.column("Email address", "Email")
    return keys
  }

  /// The columns about a student, in order.
  static func shown(in table: PlatformTable) -> [Int] {
    [
      "First name", "Last name", "Surname", "Full name", "ID number", "Username", "Email address",
      "Email",
    ]
    .compactMap { table.table.column($0) }.sorted()
  }

  /// Whether a table writes decimals behind a comma, as its language has it.
  static func usesDecimalComma(_ table: PlatformTable) -> Bool {
    let cells = table.table.rows.dropFirst().flatMap(\.fields)
    let commas = cells.count { $0.wholeMatch(of: #/-?\d+,\d+/#) != nil }
    return commas > cells.count { $0.wholeMatch(of: #/-?\d+\.\d+/#) != nil }
  }

  /// A grade with two decimals.
  static func number(_ points: Double, comma: Bool) -> String {
    let cents = Int((points.magnitude * 100).rounded())
    let part = cents % 100
    return
      "\(points < 0 && cents > 0 ? "-" : "")\(cents / 100)\(comma ? "," : ".")\(part < 10 ? "0" : "")\(part)"
  }
}
