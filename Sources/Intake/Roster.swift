import GradeRecords
import Tables

/// The students of a course, who decide whose a submission is.
public struct Roster: Hashable, Sendable {
  /// What is wrong with a roster.
  public struct Problem: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int

    /// The rule that it breaks.
    public var rule: String

    /// One way out.
    public var help: String
  }

  /// The students, in the file's order.
  public var students: [Student] = []

  /// The places in `students` by all that a student is called, in small letters.
  private var places: [String: Set<Int>] = [:]

  /// Reads a roster: a table with a header, as Canvas, Moodle, Gradescope or GitHub Classroom export it,
  /// or one with the columns `id`, `name`, `email`, `login`, `section`.
  ///
  /// - Parameter text: The text of the file.
  /// - Throws: `Problem` for the first line that cannot be used.
  public init(_ text: String) throws(Problem) {
    let table: CSVTable
    do throws(CSVTable.Problem) {
      table = try CSVTable(text)
    } catch {
      throw Problem(
        line: error.line, rule: error.rule, help: "export the file again as CSV with quotes")
    }
    let columns = try RosterColumns(table)
    for row in table.rows.dropFirst() {
      if let (student, names) = try columns.student(in: row) { try add(student, names, row.line) }
    }
  }

  private mutating func add(
    _ student: Student, _ names: [String], _ line: Int
  ) throws(Problem) {
    let isKnown = students.contains { $0.id.lowercased() == student.id.lowercased() }
    guard !isKnown else {
      throw Problem(
        line: line, rule: "'\(student.id.harmless)' is the id of two students",
        help: "give each student an id of their own")
    }
    for name in names where !name.isEmpty {
      places[name.lowercased(), default: []].insert(students.count)
    }
    students.append(student)
  }

  /// Returns the student whom a name means: an id, number, login, e-mail address or whole name.
  ///
  /// - Returns: The student; `nil` if there is none, or more than one.
  public func student(called name: String) -> Student? {
    let found = places[name.lowercased()] ?? places[name.lettersAndDigits] ?? []
    return found.count == 1 ? found.first.map { students[$0] } : nil
  }

  /// Returns the student whose name ends a folder's, as in `homework-1-ada`.
  func student(ending name: String) -> Student? {
    var rest = name.lowercased()[...]
    while let dash = rest.firstIndex(of: "-") {
      rest = rest[rest.index(after: dash)...]
      if let student = student(called: String(rest)) { return student }
    }
    return nil
  }
}

/// Where a roster has what.
struct RosterColumns {
  private let id: Int?
  private let name: Int?
  private let firstName: Int?
  private let lastName: Int?
  private let email: Int?
  private let sisID: Int?
  private let login: Int?
  private let other: Int?
  private let platformID: Int?
  private let section: Int?

  init(_ table: CSVTable) throws(Roster.Problem) {
    let isCanvas = table.column("sis login id", "sis user id") != nil
    id = isCanvas ? nil : table.column("id", "identifier", "student id", "student")
    platformID = isCanvas ? table.column("id") : table.column("participant", "user id")
    name = isCanvas ? table.column("student") : table.column("name", "full name")
    firstName = table.column("first name", "firstname")
    lastName = table.column("last name", "lastname", "surname")
    email = table.column("email", "email address", "e-mail")
    sisID = table.column("sis user id", "id number", "sid", "sis id")
    login = table.column("sis login id", "login", "username")
    other = table.column("github_username", "github")
    section = table.column("section", "sections", "group", "groups")
    guard [id, sisID, login, email, platformID].contains(where: { $0 != nil }) else {
      throw Roster.Problem(
        line: table.rows.first?.line ?? 1,
        rule: "the header names no column that tells students apart",
        help: "begin the file with a line such as 'id,name,email'")
    }
  }

  /// Returns the student of a row, and all that the student is called; `nil` for rows without one.
  func student(
    in row: CSVTable.Row
  ) throws(Roster.Problem) -> (student: Student, names: [String])? {
    func field(_ place: Int?) -> String? {
      guard let place, place < row.fields.count else { return nil }
      let text = row.fields[place].trimmed
      return text.isEmpty ? nil : text
    }
    let parts = [field(firstName), field(lastName)].compactMap { $0 }
    let fullName = field(name) ?? parts.joined(separator: " ")
    if fullName.contains("Points Possible") || fullName == "Student, Test" { return nil }
    let email = field(email)
    let own = field(id) ?? field(login) ?? field(sisID) ?? email ?? field(platformID)
    guard let key = own else {
      if row.fields.allSatisfy({ $0.trimmed.isEmpty }) { return nil }
      throw Roster.Problem(
        line: row.line, rule: "a student has nothing to be told from others by",
        help: "fill in the id, or take the line out")
    }
    guard key.isStudentName else {
      throw Roster.Problem(
        line: row.line, rule: "'\(key.harmless)' cannot be the id of a student",
        help: "use letters, digits and '.', '_', '-', '+', '@'")
    }
    let student = Student(
      id: key, name: fullName, email: email, sisID: field(sisID), login: field(login),
      platformID: field(platformID), section: field(section))
    let local = email.flatMap { $0.split(separator: "@").first }.map { String($0) }
    let turned = fullName.split(separator: ",").map { String($0).trimmed }
    let names: [String?] = [
      key, email, local, field(sisID), field(login), field(other), field(platformID), fullName,
      fullName.lettersAndDigits, turned.reversed().joined(separator: " "),
    ]
    return (student, Array(Set(names.compactMap { $0?.lowercased() })))
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// The letters and digits in small letters, as Canvas writes names in front of files.
  var lettersAndDigits: String {
    String(lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Whether it can be the id of a student: in a table, in a file's name, at a terminal.
  var isStudentName: Bool {
    guard let first, first.isLetter || first.isNumber, count <= 100 else { return false }
    return allSatisfy { $0.isLetter || $0.isNumber || "._@+- '".contains($0) }
      && last?.isWhitespace == false
  }
}
