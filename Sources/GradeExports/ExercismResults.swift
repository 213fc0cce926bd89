import GradeRecords

/// Exercism's `results.json`, version 3, one for each answer that a program graded.
struct ExercismResults {
  private let gradebook: GradebookSnapshot

  /// What Exercism takes.
  private enum Limit {
    static let message = 65_535
    static let output = 500
  }

  init(_ gradebook: GradebookSnapshot) {
    self.gradebook = gradebook
  }

  var export: Export {
    var export = Export(files: [])
    for student in gradebook.students {
      for cell in student.exercises {
        guard let record = cell.record, record.verdict.isMark, record.verdict != .missing else {
          continue
        }
        let path = "\(student.student.id.fileName)/\(cell.exercise.fileName)/results.json"
        export.files.append(.init(path: path, text: JSONText.page(results(record))))
      }
    }
    return export
  }

  private struct Results: Encodable {
    var version = 3
    var status: String
    var message: String?
    var tests: [Test]?
  }

  private struct Test: Encodable {
    var name: String
    var status: String
    var message: String?
    var output: String?
    var taskId: Int?
  }

  private func results(_ record: ExerciseRecord) -> Results {
    let tests = tests(of: record)
    guard !tests.isEmpty else {
      let lines = [record.reason] + record.feedback.messages
      return Results(
        status: "error",
        message: String(lines.filter { !$0.isEmpty }.joined(separator: "\n").prefix(Limit.message)))
    }
    return Results(status: tests.allSatisfy { $0.status == "pass" } ? "pass" : "fail", tests: tests)
  }

  private func tests(of record: ExerciseRecord) -> [Test] {
    let tasks = Dictionary(
      record.groups.enumerated().map { ($0.element.name, $0.offset + 1) }, uniquingKeysWith: min)
    var numbers: [String: Int] = [:]
    var isPrinted = record.feedback.printed.isEmpty
    var tests = record.cases.filter(\.isVisible).map { one in
      numbers[one.group, default: 0] += 1
      let title = one.title.isEmpty ? "case \(numbers[one.group] ?? 1)" : one.title
      var test = Test(name: "\(one.group): \(title)", status: "pass", taskId: tasks[one.group])
      if one.verdict != .solved {
        test.status = one.verdict == .wrong ? "fail" : "error"
        let shown = record.feedback.failures.first {
          $0.group == one.group && $0.title == one.title
        }
        let lines = shown?.lines ?? [one.verdict == .wrong ? "the value is wrong" : record.reason]
        test.message = String(lines.joined(separator: "\n").prefix(Limit.message))
      }
      if !isPrinted {
        test.output = Self.output(record.feedback.printed)
        isPrinted = true
      }
      return test
    }
    if record.feedback.hiddenCount > 0, !tests.isEmpty {
      let (right, count) = (record.feedback.hiddenRight, record.feedback.hiddenCount)
      tests.append(
        Test(
          name: "Hidden cases", status: right == count ? "pass" : "fail",
          message: right == count ? nil : "\(right) of \(count) hidden cases are right"))
    }
    return tests
  }

  private static func output(_ text: String) -> String {
    text.count <= Limit.output
      ? text : text.prefix(Limit.output - 60) + "\nOutput was truncated. Please limit to 500 chars"
  }
}
