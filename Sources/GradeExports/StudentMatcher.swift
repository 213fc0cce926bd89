import GradeRecords

/// Finds the student whom a row of a platform's table is about.
struct StudentMatcher {
  /// What a row may know a student by, the surest first.
  enum Key: Hashable, CaseIterable {
    case platformID
    case sisID
    case login
    case email
    case name
  }

  private let students: [StudentGrade]
  private let places: [Key: [String: [Int]]]

  /// Prepares to find students.
  init(_ students: [StudentGrade]) {
    self.students = students
    var places: [Key: [String: [Int]]] = [:]
    for (place, grade) in students.enumerated() {
      for key in Key.allCases {
        for value in Self.values(of: key, grade.student) where !value.isEmpty {
          places[key, default: [:]][value, default: []].append(place)
        }
      }
    }
    self.places = places
  }

  /// Finds the student of a row.
  ///
  /// - Parameters:
  ///   - row: What the row says.
  ///   - line: Its line, for errors.
  /// - Returns: The student, or `nil` if the gradebook does not have one.
  /// - Throws: `ExportError.ambiguous` if it fits several.
  func student(_ row: [Key: String], line: Int) throws(ExportError) -> StudentGrade? {
    for key in Key.allCases {
      guard let value = row[key].map({ Self.canonical($0, for: key) }), !value.isEmpty,
        let found = places[key]?[value]
      else { continue }
      guard found.count == 1 else {
        throw .ambiguous(line: line, students: found.map { students[$0].student.id })
      }
      return students[found[0]]
    }
    return nil
  }

  private static func values(of key: Key, _ student: Student) -> [String] {
    let values: [String?] =
      switch key {
      case .platformID: [student.platformID]
      case .sisID: [student.sisID]
      case .login: [student.login, student.login == nil ? student.id : nil]
      case .email: [student.email]
      case .name: [student.name]
      }
    return values.compactMap { $0.map { canonical($0, for: key) } }
  }

  /// Names are compared word by word in any order: `Lovelace, Ada` is `Ada Lovelace`.
  private static func canonical(_ text: String, for key: Key) -> String {
    switch key {
    case .name:
      text.lowercased().split { $0 == "," || $0.isWhitespace }.sorted().joined(separator: " ")
    case .email: text.lowercased()
    default: text
    }
  }
}
