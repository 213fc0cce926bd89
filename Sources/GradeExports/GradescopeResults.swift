import GradeRecords

/// Gradescope's `results.json`, as its autograders write it, one for each student.
///
/// All that a student's program printed is marked as text, which Gradescope escapes. Of hidden cases
/// there is the count alone.
struct GradescopeResults {
  private let gradebook: GradebookSnapshot

  init(_ gradebook: GradebookSnapshot) {
    self.gradebook = gradebook
  }

  var export: Export {
    var export = Export(files: [])
    for student in gradebook.students {
      let id = student.student.id
      guard student.source != nil else {
        export.notes.append("'\(id)' has no submission")
        continue
      }
      if student.exercises.contains(where: { $0.finalPoints == nil && $0.verdict == .notGraded }) {
        export.notes.append("'\(id)' is not wholly graded: grade again, and export then")
        continue
      }
      export.files.append(
        .init(path: "\(id.fileName)/results.json", text: JSONText.page(results(of: student))))
    }
    return export
  }

  private struct Results: Encodable {
    var score: Double
    var executionTime: Double?
    var output: String
    var outputFormat = "text"
    var testOutputFormat = "text"
    var testNameFormat = "text"
    var visibility = "visible"
    var stdoutVisibility = "hidden"
    var tests: [Test]
  }

  private struct Test: Encodable {
    var score: Double
    var maxScore: Double
    var status: String
    var name: String
    var nameFormat = "text"
    var number: String
    var output: String
    var outputFormat = "text"
    var tags: [String]
    var visibility = "visible"
  }

  private func results(of student: StudentGrade) -> Results {
    let seconds = student.exercises.compactMap { $0.record?.timing?.seconds }
    return Results(
      score: (student.points * 100).rounded() / 100,
      executionTime: seconds.isEmpty ? nil : (seconds.reduce(0, +) * 100).rounded() / 100,
      output: notes(on: student),
      tests: zip(gradebook.exercises, student.exercises).enumerated().flatMap {
        tests($0.offset + 1, $0.element.0, $0.element.1)
      })
  }

  private func notes(on student: StudentGrade) -> String {
    var lines = student.refused.map { "\($0.path) was not taken: \($0.reason)" }
    if let lateness = student.lateness, lateness.seconds > 0 {
      lines.append("late: \(Int((lateness.penalty * 100).rounded()))% of the points are lost")
    }
    lines += zip(gradebook.exercises, student.exercises).compactMap { column, cell in
      if cell.origin == .excused { return "\(column.id): excused" }
      return cell.finalPoints == nil ? "\(column.id): a person gives the marks" : nil
    }
    return lines.joined(separator: "\n")
  }

  private func tests(_ number: Int, _ column: ExerciseColumn, _ cell: ExerciseGrade) -> [Test] {
    guard cell.origin != .excused, cell.points != nil else { return [] }
    // A person's mark has no groups.
    guard cell.origin == .automatic, let record = cell.record, !record.groups.isEmpty else {
      return [
        test(
          "\(number)", column.title, cell.points ?? 0, cell.maximum,
          cell.comment.isEmpty ? (cell.record?.reason ?? "") : cell.comment, tag: column.id)
      ]
    }
    return record.groups.enumerated().map { place, group in
      let failures = record.feedback.failures.filter { $0.group == group.name }
      var lines = place == 0 ? [record.reason] + record.feedback.messages : []
      lines += failures.flatMap { [$0.title] + $0.lines }
      if place == 0, let mistake = record.mistake { lines.append(mistake.hint) }
      if place == record.groups.count - 1, record.feedback.hiddenCount > 0 {
        lines.append(
          "\(record.feedback.hiddenRight) of \(record.feedback.hiddenCount) hidden cases are right")
      }
      return test(
        "\(number).\(place + 1)", "\(column.title): \(group.name)", group.points, group.maximum,
        lines.filter { !$0.isEmpty }.joined(separator: "\n"), tag: column.id)
    }
  }

  private func test(
    _ number: String, _ name: String, _ points: Double, _ maximum: Double, _ output: String,
    tag: String
  ) -> Test {
    Test(
      score: points, maxScore: maximum, status: points >= maximum ? "passed" : "failed",
      name: name,
      number: number, output: output, tags: [tag])
  }
}
