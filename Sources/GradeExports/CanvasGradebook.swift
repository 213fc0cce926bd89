import GradeRecords
import Tables

/// Canvas's gradebook as it exports and imports it.
///
/// Only the columns that grades go into, and those that say who a student is, are in the result:
/// what else the gradebook has stays as it is. So do rows without a mark.
struct CanvasGradebook {
  private let gradebook: GradebookSnapshot
  private let options: ExportOptions

  init(_ gradebook: GradebookSnapshot, _ options: ExportOptions) {
    self.gradebook = gradebook
    self.options = options
  }

  func export() throws(ExportError) -> Export {
    guard let text = options.template else {
      throw .noTemplate(
        format: "canvas", source: "the gradebook (Grades, Export, Export Entire Gradebook)")
    }
    var table = try PlatformTable(text)
    let identity = try identity(of: table)
    let targets = try targets(in: table, after: identity.last)
    let (first, possible) = Self.firstStudent(of: table)
    try table.find(from: first, in: gradebook, by: identity.keys)
    var rows = [picked(table.table.rows[0], identity, targets)]
    var notes: [String] = []
    if let possible {
      rows.append(picked(possible, identity, targets))
      notes += scaleNotes(possible, targets)
    }
    var unmarked: [Student.ID] = []
    for (place, row) in table.table.rows.enumerated() {
      guard let student = table.students[place] else { continue }
      let grades = targets.map { gradebook.grade(of: student, for: $0.target) }
      if grades.contains(.none) { unmarked.append(student.student.id) }
      guard grades.contains(where: { $0 != .none }) else { continue }
      try table.check(row, columns: 0...identity.last)
      var filled = row
      for (target, grade) in zip(targets, grades) {
        filled.fields[target.column] = Self.cell(grade)
      }
      rows.append(picked(filled, identity, targets))
    }
    let result = CSVTable(rows: rows, separator: table.table.separator)
    return Export(
      files: [.init(path: "canvas.csv", text: result.text)],
      notes: notes + table.notes(gradebook, unmarked: unmarked))
  }

  private struct Identity {
    var keys: [StudentMatcher.Key: Int]

    /// The last column that is about a student.
    var last: Int
  }

  private struct Target {
    var column: Int
    var target: GradebookSnapshot.Target
  }

  private func identity(of table: PlatformTable) throws(ExportError) -> Identity {
    guard let name = table.table.column("Student"), let section = table.table.column("Section")
    else {
      throw .template(line: 1, rule: "Canvas's columns 'Student' and 'Section' are missing")
    }
    var keys: [StudentMatcher.Key: Int] = [.name: name]
    keys[.platformID] = table.table.column("ID")
    keys[.sisID] = table.table.column("SIS User ID")
    keys[.login] = table.table.column("SIS Login ID")
    return Identity(keys: keys, last: section)
  }

  /// The columns that grades go into: the one that was named, or those named after the assignment
  /// and its exercises.
  private func targets(in table: PlatformTable, after last: Int) throws(ExportError) -> [Target] {
    let columns = table.header.indices.dropFirst(last + 1)
    if let name = options.column {
      guard
        let column = columns.first(where: {
          [table.header[$0], Self.title(table.header[$0])].contains(name)
        })
      else { throw .noGradeColumn(wanted: name, columns: columns.map { table.header[$0] }) }
      return [Target(column: column, target: gradebook.target(named: name) ?? .assignment)]
    }
    let found = columns.compactMap { column in
      gradebook.target(named: Self.title(table.header[column])).map {
        Target(column: column, target: $0)
      }
    }
    if found.isEmpty {
      throw .noGradeColumn(wanted: gradebook.assignment, columns: columns.map { table.header[$0] })
    }
    return found
  }

  /// The title of an assignment without its number: `Upsampling (70123)` is `Upsampling`.
  private static func title(_ header: String) -> String {
    guard let number = header.wholeMatch(of: #/(.*) \(\d+\)\s*/#) else { return header }
    return String(number.1)
  }

  /// The first row that is a student's, and the one with the points that are possible.
  private static func firstStudent(of table: PlatformTable) -> (Int, CSVTable.Row?) {
    for (place, row) in table.table.rows.enumerated().prefix(4)
    where row.fields[0].contains("Points Possible") {
      return (place + 1, row)
    }
    return (1, nil)
  }

  private func picked(_ row: CSVTable.Row, _ identity: Identity, _ targets: [Target])
    -> CSVTable.Row
  {
    CSVTable.Row((0...identity.last).map { row.fields[$0] } + targets.map { row.fields[$0.column] })
  }

  private func scaleNotes(_ possible: CSVTable.Row, _ targets: [Target]) -> [String] {
    targets.compactMap { target in
      let own = gradebook.maximum(for: target.target)
      guard let theirs = Double(possible.fields[target.column]), theirs != own else { return nil }
      return "Canvas has \(theirs.gradeText) points where the gradebook has \(own.gradeText); "
        + "points are written as they are"
    }
  }

  private static func cell(_ grade: PlatformGrade) -> String {
    switch grade {
    case .points(let points): points.gradeText
    case .excused: "EX"
    case .none: ""
    }
  }
}
