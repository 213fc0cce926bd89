import GradeRecords
import Tables

/// Moodle's offline grading worksheet: the downloaded table with grades and feedback filled in.
///
/// `Last modified (grade)` stays as it is: by it, Moodle leaves out rows that were graded meanwhile.
struct MoodleWorksheet {
  private let gradebook: GradebookSnapshot
  private let options: ExportOptions

  init(_ gradebook: GradebookSnapshot, _ options: ExportOptions) {
    self.gradebook = gradebook
    self.options = options
  }

  func export() throws(ExportError) -> Export {
    guard let text = options.template else {
      throw .noTemplate(
        format: "moodle-worksheet",
        source: "the assignment's worksheet (View all submissions, Download grading worksheet)")
    }
    var table = try PlatformTable(text)
    guard let identifier = table.table.column("Identifier"),
      let grade = table.table.column("Grade"),
      table.table.column("Last modified (grade)") != nil
    else {
      throw .template(
        line: 1,
        rule: "'Identifier', 'Grade' or 'Last modified (grade)' is missing: it is no worksheet")
    }
    try find(in: &table, identifier: identifier)
    return try filled(&table, grade: grade, identifier: identifier)
  }

  private func find(in table: inout PlatformTable, identifier: Int) throws(ExportError) {
    var keys = MoodleColumns.keys(of: table)
    keys[.name] = table.table.column("Full name")
    // The roster has the number alone.
    var numbered = table
    for place in numbered.table.rows.indices.dropFirst() {
      let words = numbered.table.rows[place].fields[identifier].split(separator: " ")
      numbered.table.rows[place].fields[identifier] = words.last.map(String.init) ?? ""
    }
    keys[.platformID] = identifier
    try numbered.find(from: 1, in: gradebook, by: keys)
    numbered.table = table.table
    table = numbered
  }

  private func filled(
    _ table: inout PlatformTable, grade: Int, identifier: Int
  ) throws(ExportError) -> Export {
    let comma = MoodleColumns.usesDecimalComma(table)
    let feedback = table.table.column("Feedback comments")
    let changeable = table.table.column("Grade can be changed")
    let highest = table.table.column("Maximum Grade")
    let target = options.column.flatMap(gradebook.target(named:)) ?? .assignment
    var (unmarked, notes): ([Student.ID], Set<String>) = ([], [])
    for (place, student) in table.students {
      let row = table.table.rows[place]
      if let changeable, row.fields[changeable] == "No" {
        notes.insert("'\(student.student.id)' is locked in Moodle and left as it was")
        continue
      }
      guard case .points(let points) = gradebook.grade(of: student, for: target) else {
        unmarked.append(student.student.id)
        continue
      }
      let own = gradebook.maximum(for: target)
      if let highest, let theirs = Double(row.fields[highest].replacing(",", with: ".")),
        theirs != own
      {
        notes.insert(
          "Moodle has \(theirs.gradeText) points where the gradebook has \(own.gradeText); "
            + "points are written as they are")
      }
      table.table.rows[place].fields[grade] = MoodleColumns.number(points, comma: comma)
      if let feedback {
        table.table.rows[place].fields[feedback] = CellText.inert(
          student.summary(gradebook.exercises))
      }
    }
    let identities = [identifier] + MoodleColumns.shown(in: table)
    for row in table.table.rows.dropFirst() { try table.check(row, columns: identities) }
    return Export(
      files: [.init(path: "moodle-worksheet.csv", text: table.table.text)],
      notes: notes.sorted() + table.notes(gradebook, unmarked: unmarked.sorted()))
  }
}
