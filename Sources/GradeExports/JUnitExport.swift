import GradeRecords

/// The gradebook in JUnit's XML: a suite for each student, a test for each exercise.
struct JUnitExport {
  private let gradebook: GradebookSnapshot

  init(_ gradebook: GradebookSnapshot) {
    self.gradebook = gradebook
  }

  var export: Export {
    let suites = gradebook.students.map(suite).joined()
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(Self.escaped(gradebook.assignment))">
      \(suites)</testsuites>

      """
    return Export(files: [.init(path: "junit.xml", text: text)])
  }

  private func suite(_ student: StudentGrade) -> String {
    let cells = student.exercises
    let skipped = cells.count { $0.finalPoints == nil && $0.verdict != .notGraded }
    let errors = cells.count {
      $0.finalPoints == nil && $0.verdict == .notGraded && $0.origin != .excused
    }
    let failures = cells.count { ($0.finalPoints ?? .infinity) < $0.maximum }
    let id = Self.escaped(student.student.id)
    let tests = zip(gradebook.exercises, cells).map { test($0, $1, student: id) }.joined()
    return """
        <testsuite name="\(id)" tests="\(cells.count)" failures="\(failures)" errors="\(errors)" \
      skipped="\(skipped)">
      \(tests)  </testsuite>

      """
  }

  private func test(_ column: ExerciseColumn, _ cell: ExerciseGrade, student: String) -> String {
    let seconds = cell.record?.timing.map { " time=\"\(max(0, $0.seconds).gradeText)\"" } ?? ""
    let head =
      "    <testcase classname=\"\(student)\" name=\"\(Self.escaped(column.id))\"\(seconds)"
    let reason = Self.escaped(cell.record?.reason ?? "")
    guard let points = cell.finalPoints, cell.origin != .excused else {
      let kind = cell.verdict == .notGraded && cell.origin != .excused ? "error" : "skipped"
      let why = cell.origin == .excused ? "excused" : cell.verdict.rawValue
      return "\(head)><\(kind) message=\"\(why)\"/></testcase>\n"
    }
    if points >= cell.maximum { return "\(head)/>\n" }
    let message = "\(points.gradeText) of \(cell.maximum.gradeText) points"
    return
      "\(head)><failure type=\"\(cell.verdict.rawValue)\" message=\"\(message)\">\(reason)</failure>"
      + "</testcase>\n"
  }

  /// Text for XML 1.0, which has no control characters at all.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
