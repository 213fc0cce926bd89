import GradeRecords
import Tables

/// A platform's table with the students of its rows.
struct PlatformTable {
  /// The template.
  var table: CSVTable

  /// The students of the rows, by the place of the row; rows of others are missing.
  private(set) var students: [Int: StudentGrade] = [:]

  /// Reads a template.
  init(_ text: String) throws(ExportError) {
    do {
      table = try CSVTable(text)
    } catch {
      throw .template(line: error.line, rule: error.rule)
    }
    guard let header = table.rows.first else { throw .template(line: 1, rule: "it has no rows") }
    for row in table.rows where row.fields.count != header.fields.count {
      throw .template(
        line: row.line,
        rule: "it has \(row.fields.count) fields, the first row \(header.fields.count)")
    }
  }

  /// The names of the columns.
  var header: [String] { table.rows[0].fields }

  /// Finds the students of the rows.
  ///
  /// - Parameters:
  ///   - first: The place of the first row that is a student's.
  ///   - gradebook: The students.
  ///   - columns: The columns that say who a row is about.
  /// - Throws: `ExportError` if a row fits several, two rows are one student's, or nobody is found.
  mutating func find(
    from first: Int, in gradebook: GradebookSnapshot, by columns: [StudentMatcher.Key: Int]
  ) throws(ExportError) {
    let matcher = StudentMatcher(gradebook.students)
    var lines: [Student.ID: Int] = [:]
    for (place, row) in table.rows.enumerated() where place >= first {
      let said = columns.mapValues { row.fields[$0] }
      guard let found = try matcher.student(said, line: row.line) else { continue }
      if let other = lines[found.student.id] {
        throw .twice(lines: [other, row.line], student: found.student.id)
      }
      lines[found.student.id] = row.line
      students[place] = found
    }
    if students.isEmpty { throw .nobodyFound }
  }

  /// Refuses a row whose identity a spreadsheet would run.
  func check(_ row: CSVTable.Row, columns: some Sequence<Int>) throws(ExportError) {
    for column in columns
    where CellText.isFormula(row.fields[column]) && !CellText.isNumber(row.fields[column]) {
      throw .formula(line: row.line, column: header[column], value: row.fields[column])
    }
  }

  /// The notes on students without a row or without a mark.
  func notes(_ gradebook: GradebookSnapshot, unmarked: [Student.ID]) -> [String] {
    let found = Set(students.values.map(\.student.id))
    let absent = gradebook.students.map(\.student.id).filter { !found.contains($0) }
    return absent.map { "'\($0)' has no row in the template" }
      + unmarked.map { "'\($0)' has answers without a mark, and gets none" }
  }
}
