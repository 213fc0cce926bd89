/// Why grades cannot be exported; nothing is written then.
public enum ExportError: Error, Hashable, Sendable {
  /// The format fills in a file that the platform wrote, and none was named.
  case noTemplate(format: String, source: String)

  /// The template breaks a rule.
  case template(line: Int, rule: String)

  /// The template has no column for the grades.
  case noGradeColumn(wanted: String, columns: [String])

  /// A cell that a platform finds students by would be run as a formula by a spreadsheet.
  case formula(line: Int, column: String, value: String)

  /// Several students are the one of a row.
  case ambiguous(line: Int, students: [String])

  /// Two rows are the same student's.
  case twice(lines: [Int], student: String)

  /// No row of the template is a student's of the gradebook.
  case nobodyFound
}

extension ExportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noTemplate(let format, let source):
      """
      '\(format)' fills in a file that has the platform's numbers of students and grades
      help: download \(source), and name it with '--template FILE'
      """
    case .template(let line, let rule):
      "line \(line) of the template: \(rule)\nhelp: download it once more, and change nothing in it"
    case .noGradeColumn(let wanted, let columns):
      """
      the template has no column '\(wanted)'
      help: name one with '--column NAME': \(columns.prefix(12).map { "'\($0)'" }.joined(separator: ", "))
      """
    case .formula(let line, let column, let value):
      """
      line \(line): '\(value.prefix(40))' in column '\(column)' would be run as a formula by a spreadsheet
      help: correct the name or number on the platform or in the roster; a changed cell would not be found
      """
    case .ambiguous(let line, let students):
      """
      line \(line) of the template fits several students: \(students.joined(separator: ", "))
      help: give them different e-mail addresses or numbers in the roster
      """
    case .twice(let lines, let student):
      """
      lines \(lines.map { "\($0)" }.joined(separator: " and ")) of the template are both '\(student)'
      help: give the students different e-mail addresses or numbers in the roster
      """
    case .nobodyFound:
      """
      no row of the template belongs to a student of the gradebook
      help: the roster needs the platform's numbers, log-ins, e-mail addresses or names
      """
    }
  }
}
